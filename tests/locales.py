"""The languages of documents, as tests of what is composed need them."""

from brochure.locale import locale_of

EN = locale_of("en-US")
ES = locale_of("es-US")
