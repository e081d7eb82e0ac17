"""The mail modules of Python's library: sends by SMTP, reads and changes by IMAP, reads and deletes by POP3."""
import imaplib
import json
import poplib
import smtplib
import ssl
import sys
import time
from email.message import EmailMessage
from email import message_from_bytes, policy

job = json.load(sys.stdin)
ports, user, password = job["ports"], job["user"], job["password"]
host = "localhost"
tls = ssl.create_default_context(cafile=job["certificate"])


def check(actual, expected):
    if actual != expected:
        raise SystemExit(f"got {actual!r}, expected {expected!r}")


def message(subject, text):
    made = EmailMessage(policy=policy.SMTP)
    made["From"], made["To"], made["Subject"] = "ann@sender.test", user, subject
    made.set_content(text)
    return made


def send():
    with smtplib.SMTP(host, ports["smtp"], local_hostname="client.test") as smtp:
        smtp.ehlo()
        assert smtp.has_extn("8bitmime") and smtp.has_extn("size") and smtp.has_extn("pipelining")
        check(smtp.send_message(message("clear", ".\n..dots\nclear\n")), {})
        try:
            smtp.sendmail("ann@sender.test", ["nobody@shop.test"], "Subject: x\r\n\r\nx\r\n")
            raise SystemExit("taken for nobody")
        except smtplib.SMTPRecipientsRefused as refusal:
            check(refusal.recipients["nobody@shop.test"][0], 550)
    with smtplib.SMTP(host, ports["submission"], local_hostname="client.test") as smtp:
        smtp.starttls(context=tls)
        smtp.login(user, password)
        smtp.send_message(message("starttls", "Grüße\n"))
    with smtplib.SMTP_SSL(host, ports["smtps"], local_hostname="client.test", context=tls) as smtp:
        try:
            smtp.login(user, password + "x")
            raise SystemExit("logged in")
        except smtplib.SMTPAuthenticationError as refusal:
            check(refusal.smtp_code, 535)
        smtp.login(user, password)
        smtp.send_message(message("implicit", "你好\n"))


def fetched(data):
    return [part[1] for part in data if isinstance(part, tuple)]


def by_imap():
    with imaplib.IMAP4(host, ports["imap"]) as imap:
        imap.starttls(tls)
        imap.login(user, password)
        check(imap.select("INBOX"), ("OK", [b"3"]))
        status, data = imap.fetch("1:3", "(BODY.PEEK[])")
        subjects = [message_from_bytes(octets, policy=policy.default)["Subject"] for octets in fetched(data)]
        check((status, subjects), ("OK", ["clear", "starttls", "implicit"]))
        texts = [message_from_bytes(octets, policy=policy.default).get_content() for octets in fetched(data)]
        check([text.replace("\r\n", "\n") for text in texts], [".\n..dots\nclear\n", "Grüße\n", "你好\n"])
        check(imap.search(None, "SUBJECT", '"starttls"'), ("OK", [b"2"]))
        check(imap.search(None, "UNSEEN"), ("OK", [b"1 2 3"]))
        check(imap.uid("SEARCH", "CHARSET", "UTF-8", "SUBJECT", "implicit"), ("OK", [b"3"]))
        check(imap.store("1", "+FLAGS", "(\\Seen $Label1)")[0], "OK")
        check(imap.create('"B&APw-ro"')[0], "OK")
        check(imap.copy("1:2", '"B&APw-ro"')[0], "OK")
        check(imap.status('"B&APw-ro"', "(MESSAGES UNSEEN)")[1][0].split(b"(")[1], b"MESSAGES 2 UNSEEN 1)")
        check(imap.rename('"B&APw-ro"', "Archive")[0], "OK")
        check(imap.store("1", "+FLAGS", "\\Deleted")[0], "OK")
        check(imap.expunge(), ("OK", [b"1"]))
        added = message("appended", "by append\n").as_bytes()
        check(imap.append("Archive", "(\\Flagged)", imaplib.Time2Internaldate(1700000000), added)[0], "OK")
        check(imap.select("Archive", readonly=True), ("OK", [b"3"]))
        check(fetched(imap.fetch("3", "(BODY.PEEK[])")[1]), [added])
        date = imap.fetch("3", "(INTERNALDATE FLAGS)")[1][0]
        check(time.mktime(imaplib.Internaldate2tuple(date)), 1700000000)
        check(b"\\Flagged" in date, True)
        names = sorted(line.split(b" ")[-1].strip(b'"') for line in imap.list()[1])
        check([name for name in names if name in (b"INBOX", b"Archive")], [b"Archive", b"INBOX"])
    with imaplib.IMAP4_SSL(host, ports["imaps"], ssl_context=tls) as imap:
        imap.authenticate("PLAIN", lambda challenge: f"\0{user}\0{password}".encode())
        check(imap.select("INBOX"), ("OK", [b"2"]))


def by_pop3():
    pop = poplib.POP3(host, ports["pop3"])
    pop.stls(tls)
    assert "UIDL" in pop.capa()
    pop.user(user)
    pop.pass_(password)
    count, octets = pop.stat()
    check(count, 2)
    check(sum(int(line.split()[1]) for line in pop.list()[1]), octets)
    check(len({line.split()[1] for line in pop.uidl()[1]}), 2)
    lines = pop.retr(1)[1]
    check(message_from_bytes(b"\r\n".join(lines), policy=policy.default)["Subject"], "starttls")
    check(b"\r\n".join(pop.top(1, 0)[1]).count(b"Subject: starttls"), 1)
    pop.dele(1)
    pop.quit()
    pop = poplib.POP3_SSL(host, ports["pop3s"], context=tls)
    pop.user(user)
    pop.pass_(password)
    check(pop.stat()[0], 1)
    pop.quit()


send()
by_imap()
by_pop3()
print("done")
