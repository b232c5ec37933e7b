package io.moonbus.value.xml;

import io.moonbus.value.ValueException;

/**
 * What comes before the root element. A document type may be named but must not declare anything: declarations serve
 * nobody here, and the parser of the JDK writes on the error output of the process when they end too early.
 */
final class XmlProlog {

  private XmlProlog() {
  }

  /**
   * Where the root element starts, or the end of the text.
   *
   * @throws ValueException when a document type declares something
   */
  static int end(String text) {
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
      } else if (text.startsWith("<?", at)) {
        at = after("?>", text, at + 2);
      } else if (text.startsWith("<!--", at)) {
        at = after("-->", text, at + 4);
      } else if (text.startsWith("<!DOCTYPE", at)) {
        at = afterDocumentType(text, at);
      } else {
        return at;
      }
    }
    return at;
  }

  private static int after(String end, String text, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private static int afterDocumentType(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i + 1;
      } else if (c == '[') {
        throw new ValueException("malformed XML: a document type must not declare anything", i);
      } else if (c == '"' || c == '\'') {
        int end = text.indexOf(c, i + 1);
        i = end < 0 ? text.length() : end;
      }
    }
    return text.length();
  }
}
