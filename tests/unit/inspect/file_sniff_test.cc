#include "inspect/file/sniff.h"
#include "inspect/file/text_look.h"
#include "unit/message/cms_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace std::string_literals;

namespace {

std::string padded(std::string head, std::size_t size = 600) {
    head.resize(std::max(size, head.size()), '\0');
    return head;
}

const std::string session_key = "\x84\x0E\3" + std::string(8, 'k') + "\x12" + std::string(4, 'e');  // OpenPGP

// "MZ", and the new header where 0x3C says.
std::string windows_program() {
    std::string program = padded("MZ\x90\0"s);
    program[0x3C] = '\x80';
    return program.replace(0x80, 4, "PE\0\0"s);
}

std::string wide(const std::string& ascii, bool little, bool mark) {
    std::string text = !mark ? "" : little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii)
        text += little ? std::string{c, '\0'} : std::string{'\0', c};
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_sniff)

BOOST_AUTO_TEST_CASE(formats_are_told_by_their_first_bytes) {
    const struct {
        std::string head;
        std::string_view type;
    } table[] = {
        {windows_program(), "application/vnd.microsoft.portable-executable"},
        {padded("MZ\x90\0"s), "application/x-dosexec"},
        {"MZ\x90\0\3"s, "application/x-dosexec"},
        {padded("\x7F"
                "ELF\2\1\1"),
         "application/x-executable"},
        {padded("\xCF\xFA\xED\xFE"), "application/x-mach-binary"},
        {padded("\xCA\xFE\xBA\xBE\0\0\0\2"s), "application/x-mach-binary"},
        {padded("\xCA\xFE\xBA\xBE\0\0\0\x34"s), "application/java-vm"},
        {padded("L\0\0\0\1\x14\2\0"s), "application/x-ms-shortcut"},
        {padded("%PDF-1.7\n"), "application/pdf"},
        {std::string(900, '\1') + "%PDF-1.4\n1 0 obj", "application/pdf"},
        {std::string(1100, '\1') + "%PDF-1.4\n1 0 obj", ""},
        {"PK\3\4rest", "application/zip"},
        {padded("PK\5\6"), "application/zip"},
        {"Rar!\x1A\7\0"s, "application/vnd.rar"},
        {"Rar!\x1A\7\1\0"s, "application/vnd.rar"},
        {"7z\xBC\xAF\x27\x1C\0\4"s, "application/x-7z-compressed"},
        {"\x1F\x8B\x8\0"s, "application/gzip"},
        {"BZh91AY&SY", "application/x-bzip2"},
        {"MSCF\0\0\0\0"s, "application/vnd.ms-cab-compressed"},
        {std::string(257, '\0') + "ustar", "application/x-tar"},
        {"070701" + std::string(104, '0') + "name", "application/x-cpio"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"},
        {"\x78\x9F\x3E\x22", "application/ms-tnef"},
        {"{\\rtf1\\ansi", "application/rtf"},
        {"\x89PNG\r\n\x1A\n", "image/png"},
        {"\xFF\xD8\xFF\xE0", "image/jpeg"},
        {"GIF89a", "image/gif"},
        {"RIFF....WEBPVP8 ", "image/webp"},
        {"RIFF....WAVEfmt ", "audio/x-wav"},
        {"\0\0\0\x18"
         "ftypheic"s,
         "image/heic"},
        {"\0\0\0\x18"
         "ftypisom"s,
         "video/mp4"},
        {"\0\0\0\x18"
         "ftypM4A "s,
         "audio/mp4"},
        {"ID3\3\0"s, "audio/mpeg"},
        {"\xFF\xFB\x90\x64\0"s, "audio/mpeg"},
        {padded("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s), "image/bmp"},
        {padded("0\x82\6\0\6\x9*\x86H\x86\xF7\r\1\7\2\xA0"s), "application/pkcs7-signature"},
        {padded("0\x80\6\x9*\x86H\x86\xF7\r\1\7\3\xA0"s), "application/pkcs7-mime"},
        {test::signed_der("%PDF-1.7"), "application/cms"},
        {test::signed_stream("%PDF-1.7", 4), "application/cms"},
        {test::signed_apart(), "application/pkcs7-signature"},
        {test::enveloped(), "application/pkcs7-mime"},
        {test::enveloped(test::cms_authenticated), "application/pkcs7-mime"},
        {test::enveloped(test::cms_compressed), "application/cms"},
        {session_key + padded("\xD2\x40\1"), "application/pgp-encrypted"},
        {session_key + session_key + padded("\xC9\x40\1"), "application/pgp-encrypted"},
        {padded("\x8C\xD\4\x9\3\x8rundomly`\xD2\x40\1"), "application/pgp-encrypted"},
        {session_key + padded("\xD1\x40\1"), ""},
        {padded("\x85\2\xC\3rest of it is behind the head", 500), "application/pgp-encrypted"},
        {padded("\x90\xD\3\0\x8\1"s), "application/x-pgp-message"},
        {padded("\xA3\2\x78\x9C"), "application/x-pgp-message"},
        {padded("\x89\1\x33\4\0\1\xA"s), "application/pgp-signature"},
        {padded("0\x82\3\x10"
                "0\x82\2\0\xA0\3\2\1\2\2\1"s),
         "application/pkix-cert"},
        {padded("0\x82\3\x10\2\1\3"
                "0\x82"s),
         "application/x-pkcs12"},
        {padded("\x76\xE8\x4\x60\xC4\x11\xE3\x86"), "application/x-ms-rpmsg"},
        {"", ""},
        {padded("\1\2\3"), ""},
    };
    for (const auto& row : table) {
        BOOST_TEST(sniff(row.head).type == row.type);
        BOOST_TEST(!sniff(row.head).text);
    }
}

BOOST_AUTO_TEST_CASE(texts_are_told_by_their_look) {
    const struct {
        std::string head;
        std::string_view type;
    } table[] = {
        {"Hello, world.\r\n", "text/plain"},
        {"Gr\xFC\xDF"
         "e aus M\xFCnchen",
         "text/plain"},
        {"\xEF\xBB\xBFHello", "text/plain"},
        {wide("Hello, world", true, true), "text/plain"},
        {wide("Hello, world", false, false), "text/plain"},
        {"#!/bin/sh\necho", "text/x-shellscript"},
        {"#!/usr/bin/env python3\n", "text/x-python"},
        {"#! no interpreter", "text/plain"},
        {"#!important note", "text/plain"},
        {"<html><body>", "text/html"},
        {"\n <!-- x --> <!DOCTYPE HTML PUBLIC>", "text/html"},
        {"<!DOCTYPE html>\n<html>", "text/html"},
        {wide("<HTML><script>", true, true), "text/html"},
        {"<html><head><HTA:APPLICATION id=x>", "application/hta"},
        {"<?xml version=\"1.0\"?>\n<svg xmlns=''>", "image/svg+xml"},
        {"<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC 'x'>\n<svg>", "image/svg+xml"},
        {"<?xml version=\"1.0\"?><root/>", "text/xml"},
        {"<?xml?><?mso-application progid=\"Word.Document\"?><w:wordDocument>", "application/vnd.ms-wordml"},
        {"<?XML version=\"1.0\"?><scriptlet><registration/><script>", "text/scriptlet"},
        {"<name@example.org> wrote", "text/plain"},
        {"BEGIN:VCALENDAR\r\nVERSION:2.0", "text/calendar"},
        {"BEGIN:VCARD\n", "text/vcard"},
        {"-----BEGIN CERTIFICATE-----\nMIIB", "application/x-pem-file"},
        {"-----BEGIN RSA PRIVATE KEY-----\nMIIB", "application/x-pem-file"},
        {"-----BEGIN PGP MESSAGE-----\n", "application/pgp-encrypted"},
        {"-----BEGIN PGP SIGNATURE-----\n", "application/pgp-signature"},
        {"-----BEGIN PGP SIGNED MESSAGE-----\nHello", "text/plain"},
        {"[InternetShortcut]\r\nURL=file://", "application/x-mswinurl"},
        {"@ECHO OFF\r\ndel", "application/x-bat"},
        {"Windows Registry Editor Version 5.00\r\n", "text/x-registry"},
        {"begin 644 setup.exe\nM", "text/x-uuencode"},
        {"begin with the end", "text/plain"},
        {"Received: from a\nFrom: x\nSubject: y\n\nHi", "message/rfc822"},
        {"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "message/rfc822"},
        {"From: x\nTo: y\nSubject: z\n\nquoted by hand", "text/plain"},
        {"Date: Monday we meet.\nMessage-ID: none\nand on", "text/plain"},
        {"MZ is how a program begins.", "text/plain"},
        {"BM sales were good", "text/plain"},
        {"070701 is my code", "text/plain"},
        {"A PDF begins with %PDF-1.4, as you know.", "text/plain"},
        {"PK is my name", "text/plain"},
        {"We call CreateObject() from Excel.", "text/plain"},
        {"Set s = CreateObject(\"WScript.Shell\")\nOn Error Resume Next\ns.Run", "text/x-wscript"},
        {"var x = new ActiveXObject('MSXML2.XMLHTTP');\nWScript.Echo(1)", "text/x-wscript"},
        {"param($x)\n$c = New-Object Net.WebClient\nInvoke-Expression $c.DownloadString('x')",
         "text/x-powershell"},
        {"Please run Write-Host in PowerShell.", "text/plain"},
    };
    for (const auto& row : table) {
        BOOST_TEST(sniff(row.head).type == row.type, row.head);
        BOOST_TEST(sniff(row.head).text, row.head);
    }
}

BOOST_AUTO_TEST_CASE(a_script_behind_a_nul_is_still_a_script) {
    BOOST_TEST(sniff("@echo off\r\nstart x\0\0"s).type == "application/x-bat");
    BOOST_TEST(sniff("#!/bin/sh\n\0\1\2"s).type == "text/x-shellscript");
    BOOST_TEST(sniff("<html>\0<script>"s).type == "text/html");
    BOOST_TEST(!sniff("<html>\0<script>"s).text);
    BOOST_TEST(sniff("some words\0and more"s).type == "");
}

BOOST_AUTO_TEST_CASE(text_and_binary_are_told_apart) {
    BOOST_TEST(looks_like_text("plain\twith tabs\r\nand lines\x1B[0m"));
    BOOST_TEST(looks_like_text("\xE9\xE8 in some charset"));
    BOOST_TEST(!looks_like_text("a\0b"s));
    BOOST_TEST(!looks_like_text("a\1b"));
    BOOST_TEST(!looks_like_text(""));
}

BOOST_AUTO_TEST_SUITE_END()
