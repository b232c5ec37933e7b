package io.moonbus.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Looks at the root element of a document: XML that is no XML-RPC reaches a script as text. */
final class XmlRoot {

  private static final byte[] CALL = "methodCall".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RESPONSE = "methodResponse".getBytes(StandardCharsets.US_ASCII);

  private XmlRoot() {
  }

  /** Whether the root is an XML-RPC element. Does not look further, so the document may still be malformed. */
  static boolean isRpc(Buffer document) {
    int at = skip(document, "<?", "?>", start(document));
    int before = -1;
    while (at > before) {
      before = at;
      at = skip(document, "<!--", "-->", at);
      at = skip(document, "<?", "?>", at);
      at = skip(document, "<!DOCTYPE", ">", at);
    }
    return at < document.length() && document.getByte(at) == '<'
        && (isName(document, at + 1, CALL) || isName(document, at + 1, RESPONSE));
  }

  private static int start(Buffer document) {
    boolean mark = startsWith(document, 0, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    return blanks(document, mark ? 3 : 0);
  }

  private static int blanks(Buffer document, int from) {
    int at = from;
    while (at < document.length() && document.getByte(at) <= ' ' && document.getByte(at) >= 0) {
      at++;
    }
    return at;
  }

  private static int skip(Buffer document, String open, String close, int at) {
    if (!startsWith(document, at, open.getBytes(StandardCharsets.US_ASCII))) {
      return at;
    }
    byte[] end = close.getBytes(StandardCharsets.US_ASCII);
    for (int i = at + open.length(); i <= document.length() - end.length; i++) {
      if (startsWith(document, i, end)) {
        return blanks(document, i + end.length);
      }
    }
    return document.length();
  }

  private static boolean isName(Buffer document, int at, byte[] name) {
    int end = at + name.length;
    return startsWith(document, at, name) && end < document.length()
        && (document.getByte(end) == '>' || document.getByte(end) <= ' ' || document.getByte(end) == '/');
  }

  private static boolean startsWith(Buffer document, int at, byte[] text) {
    if (at + text.length > document.length()) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (document.getByte(at + i) != text[i]) {
        return false;
      }
    }
    return true;
  }
}
