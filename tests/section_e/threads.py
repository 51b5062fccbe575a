"""What the mails are about, and the threads that answers and forwards carry below."""

from dataclasses import dataclass, replace

import disclaimers
import people
import signatures
from letter import Block, Earlier, Look, Person


def words(*paragraphs: str) -> tuple[Block, ...]:
    """Paragraphs; `|` breaks a line."""
    return tuple(Block(tuple(paragraph.split('|'))) for paragraph in paragraphs)


@dataclass(frozen=True)
class Topic:
    subject: str
    asks: Person
    question: tuple[Block, ...]
    answer: tuple[Block, ...]


TOPICS = {
    'permit': Topic('Permit hearing', people.SMITH,
                    words('Good morning,',
                          'could you tell me when the hearing on our deck permit is, and whether we have to be there?',
                          'We will be out of town in the second week of October.', 'Thank you,|John Smith'),
                    words('Dear Mr. Smith,',
                          'the hearing on your permit is on Tuesday, October 6, at 7 pm in the Council Chambers. You need not '
                          'attend, but the Commission may have questions.')),
    'trees': Topic('Pine trees on Via Coronel', people.LOPEZ,
                   words('Hi,',
                         'the three pines in front of 412 lean over the road since the storm. Can we trim them, or does the City?',
                         'The ladder truck is free on Thursday.', 'Teresa López|López Landscape'),
                   words('Hello Teresa,',
                         'those pines stand on parkland, so our crew has to do it. They are on the list for Thursday morning.')),
    'film': Topic('Drehgenehmigung Malaga Cove', people.WEBER,
                  words('Guten Tag,',
                        'für eine Dokumentation möchten wir am 12. Oktober an der Malaga Cove Plaza drehen. Welche Unterlagen '
                        'brauchen Sie von uns?', 'Mit freundlichen Grüßen|Katrin Weber|Filmbüro Weber, Köln'),
                  words('Dear Ms. Weber,',
                        'for one day of filming we need the application, a certificate of insurance, and a map of where the '
                        'vehicles will stand. Two weeks before the date is enough.')),
    'house': Topic('Plans de la maison, Paseo del Mar', people.MOREL,
                   words('Bonjour,',
                         'mes clients ont acheté la maison au 2100 Paseo del Mar et aimeraient consulter les plans déposés à la mairie.',
                         'Est-ce possible par courriel ?', 'Bien cordialement,|Luc Morel'),
                   words('Dear Mr. Morel,',
                         'plans can be seen at the counter without appointment. For copies we need the written consent of the '
                         'architect, because plans are protected by copyright.')),
    'records': Topic('Records request 26-118', people.BAKER,
                     words('To the City Clerk:',
                           'under the Public Records Act I ask for all permits issued for 1600 Via Montemar since 2019.',
                           'Susan Baker|Baker Law'),
                     words('Dear Ms. Baker,',
                           'your request has been received and has the number 26-118. We will answer within ten days, by October 1.')),
    'invoice': Topic('Invoice 4471', people.LOPEZ,
                     words('Hi,', 'we have not seen a payment for invoice 4471 of July yet. Is something missing?',
                           'Teresa'),
                     words('Hi Teresa,',
                           'the invoice lacked the purchase order number. It is PO 26-0093; please send it again with that and it goes '
                           'out with the run of Friday.')),
    'road': Topic('Road closure next week', people.HARBOR,
                  words('Walt,', 'which of our trucks can still get through to the plaza while you pave?', 'Kevin'),
                  words('Kevin,', 'here is the plan again:',
                        'From: Monday, October 5, 7 am|To: Friday, October 9, 4 pm|Where: Palos Verdes Drive '
                        'West, both lanes', 'Trucks under 18 tons can take Via Corta.')),
    'agenda': Topic('Agenda item 9', people.ANNE,
                    words('Hi all,', 'do we have the staff report for item 9 yet? The packet goes out at noon.',
                          'Anne-Marie'),
                    words('Anne-Marie,',
                          'the report is in the folder now. On Thursday the Manager wrote: "nine can wait", so please check with Grace '
                          'before you publish it.')),
    'street': Topic('Farola en Via Almar', people.LOPEZ,
                    words('Buenos días:',
                          'la farola delante del 305 de Via Almar no funciona desde el lunes. ¿Es cosa de ustedes o de la compañía eléctrica?',
                          'Saludos,|Teresa López'),
                    words('Hola Teresa:', 'esa farola es de la compañía. Ya les hemos avisado y dicen que vienen mañana.')),
}


def earlier(person: Person, blocks: tuple[Block, ...], hours: int = 1, program: str = 'outlook',
            language: str = 'en') -> Earlier:
    return Earlier(person, blocks, hours, program, language)


def asked(topic: str, program: str = 'outlook', language: str = 'en') -> tuple[Earlier, ...]:
    """The question alone."""
    return (earlier(TOPICS[topic].asks, TOPICS[topic].question, 1, program, language),)


def colleague(person: Person, topic: str, *more: tuple[Block, ...], program: str = 'outlook', hours: int = 1) -> Earlier:
    """What somebody of the City wrote into the thread, with a block and disclaimers of their own (or not)."""
    text = words('Please see below. Can you answer this one?')
    return earlier(person, text + tuple(block for blocks in more for block in blocks), hours, program)


def right_below(topic: str, person: Person = people.TOM, program: str = 'outlook') -> tuple[Earlier, ...]:
    """A colleague's mail that has everything, above the question."""
    return (colleague(person, topic, signatures.form(person), disclaimers.BOTH, program=program), replace(asked(topic)[0],
        hours_before=20))


def wrong_below(topic: str, person: Person = people.TOM, program: str = 'outlook') -> tuple[Earlier, ...]:
    """A colleague's mail with a poor block and an altered, tiny disclaimer."""
    tiny = disclaimers.said(disclaimers.LIABLE[1].lines[0], look=Look(css='font-size:5.0pt;color:#EEEEEE'))
    return (colleague(person, topic, signatures.name_and_phone(person), tiny, program=program), replace(asked(topic)[0],
        hours_before=20))


def own_below(topic: str, person: Person, program: str = 'outlook', language: str = 'en') -> tuple[Earlier, ...]:
    """The sender's own right answer, then a thank-you of the other side on top of it."""
    other = TOPICS[topic].asks
    mine = earlier(person, TOPICS[topic].answer + signatures.form(person) + disclaimers.BOTH, 3)
    return (earlier(other, words('Thank you! And is there parking?'), 1, program, language), mine, replace(asked(topic)[0],
        hours_before=22))


def banner(topic: str) -> tuple[Earlier, ...]:
    """A question on which the City's own gateway has put a warning about mail from outside."""
    warning = Block(('[EXTERNAL] This message came from outside of the City. Do not open links or attachments you do not expect.',),
                    look=Look(css='font-size:8.0pt;color:#9C6500'))
    first = asked(topic)[0]
    return (replace(first, blocks=(warning, *first.blocks)),)


def law_firm() -> tuple[Earlier, ...]:
    """A lawyer with a block and a confidentiality notice of her own, small and grey."""
    firm = signatures.block('Susan Baker', 'Attorney at Law', 'Baker Law', '2200 Pacific Coast Highway',
                            'Hermosa Beach, CA 90254',
                            '310-555-0170', 'www.bakerlaw.example')
    notice = disclaimers.said(disclaimers.GENERIC[0].lines[0], look=Look(css='font-size:6.0pt;color:#CCCCCC'))
    return (earlier(people.BAKER, TOPICS['records'].question + firm + notice),)


def long_thread(topic: str, program: str = 'gmail') -> tuple[Earlier, ...]:
    """Five mails, of several programs and people."""
    other = TOPICS[topic].asks
    return (earlier(other, words('Any news?'), 2, program),
            earlier(people.GRACE, words('I will find out who knows.') + signatures.form(people.GRACE) + disclaimers.BOTH, 5,
                    'outlook'),
            earlier(other, words('Sorry, one more thing: whom do we call on the day itself?'), 9, 'apple'),
            earlier(people.WALT, words('Call me.') + signatures.name_and_phone(people.WALT), 20, 'thunderbird'),
            replace(asked(topic)[0], hours_before=30))
