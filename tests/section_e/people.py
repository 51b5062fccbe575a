"""Who writes. Nobody here exists; 555-01xx are numbers that nobody has."""

from letter import Person

JANE = Person('Jane Doe', 'jdoe@pvestates.org', 'Senior Planner', 'Planning Division', '2221', '310-555-0142')
CARLOS = Person('Carlos Mendoza', 'cmendoza@pvestates.org', 'Deputy City Clerk', "City Clerk's Office", '2205',
                '310-555-0111')
PRIYA = Person('Priya Raman', 'praman@pvestates.org', 'Accounting Manager', 'Finance Department', '2240', '310-555-0153')
WALT = Person('Walter Okafor', 'wokafor@pvestates.org', 'Public Works Inspector', 'Public Works', '2260', '310-555-0174')
ANNE = Person('Anne-Marie Lindqvist', 'alindqvist@pvestates.org', 'Administrative Analyst II', "City Manager's Office",
              '2203',
              '310-555-0128')
JOSE = Person('José Núñez', 'jnunez@pvestates.org', 'Urban Forester', 'Parks and Parklands', '2266', '310-555-0136')
TOM = Person("Thomas O'Leary", 'toleary@pvestates.org', 'Building Official', 'Community Development Department', '2230',
             '310-555-0167')
GRACE = Person('Grace Kim', 'gkim@pvestates.org', 'Executive Assistant to the City Manager', "City Manager's Office",
               '2200',
               '310-555-0119')
OFFICER = Person('Daniel Brooks', 'dbrooks@police.pvestates.org', 'Sergeant', 'Police Department', '4211')
DISPATCH = Person('Dispatch Desk', 'dispatch@pvestates.org')
MAILER = Person('Mail Delivery System', 'MAILER-DAEMON@pvestates.org')

SMITH = Person('John Smith', 'john.smith@mail.example')
LOPEZ = Person('Teresa López', 'teresa@lopezlandscape.example')
WEBER = Person('Katrin Weber', 'k.weber@filmbuero.example')
MOREL = Person('Luc Morel', 'luc.morel@cabinet-morel.example')
BAKER = Person('Susan Baker', 'sbaker@bakerlaw.example')
HARBOR = Person('Kevin Tran', 'ktran@torrance.example')
