"""Metadata: the XMP packet and the information dictionary, with the same content.

Files have no dates, so that the same input gives the same bytes, unless SOURCE_DATE_EPOCH sets one
(reproducible-builds.org/specs/source-date-epoch).
"""

from __future__ import annotations

from datetime import datetime

from brochure import __version__
from brochure.layout.pages import About
from brochure.pdf.objects import text_string

PRODUCER = f"brochure {__version__}"

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

# PDF/A-2 requires a declaration of properties that it does not predefine, such as PDF/UA's (ISO 19005-2, 6.6.2.3.3).
_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def information(about: About, date: datetime | None) -> str:
    """The information dictionary."""
    entries = {"Title": about.title, "Subject": about.subject, "Keywords": ", ".join(about.keywords)}
    texts = [f"/{key}{text_string(value)}" for key, value in entries.items() if value]
    stamp = f"(D:{date:%Y%m%d%H%M%SZ})" if date else ""
    dates = f"/CreationDate{stamp}/ModDate{stamp}" if date else ""
    return f"<<{''.join(texts)}/Producer({PRODUCER}){dates}>>"


def xmp(about: About, date: datetime | None) -> bytes:
    """The XMP packet, which declares conformance to PDF/UA-1 and PDF/A-2a."""
    title_lang = about.title_lang or about.lang
    languages = "".join([f"<rdf:li>{_escaped(lang)}</rdf:li>" for lang in dict.fromkeys((about.lang, title_lang))])
    properties = [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternative(about.title, title_lang if title_lang != about.lang else None)}</dc:title>",
        f"<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if about.subject:
        properties.append(f"<dc:description>{_alternative(about.subject)}</dc:description>")
    if about.keywords:
        properties.append(f"<pdf:Keywords>{_escaped(', '.join(about.keywords))}</pdf:Keywords>")
    if date:
        stamp = f"{date:%Y-%m-%dT%H:%M:%SZ}"
        properties.append(f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>")
    body = "\n".join(properties)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{body}
</rdf:Description>
{_EXTENSION}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _alternative(text: str, lang: str | None = None) -> str:
    """``text`` for all readers, and as a text in ``lang`` if that is not the language of the file."""
    langs = ("x-default", lang) if lang else ("x-default",)
    items = "".join([f'<rdf:li xml:lang="{_escaped(one)}">{_escaped(text)}</rdf:li>' for one in langs])
    return f"<rdf:Alt>{items}</rdf:Alt>"


def _escaped(text: str) -> str:
    return text.translate(_MARKUP)
