package io.moonbus.http;

import io.moonbus.event.Format;
import io.vertx.core.http.HttpHeaders;

/** Media types of calls and answers. */
final class MediaTypes {

  static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  static final CharSequence PLAIN = HttpHeaders.createOptimized("text/plain");
  static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
  static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
  static final CharSequence XML = HttpHeaders.createOptimized("text/xml");

  private MediaTypes() {
  }

  /** The notation of a body of that media type. */
  static Format format(String type) {
    int slash = type.indexOf('/') + 1;
    int end = type.indexOf(';', slash);
    end = end < 0 ? type.length() : end;
    while (end > slash && type.charAt(end - 1) == ' ') {
      end--;
    }
    if (type.regionMatches(true, slash, "json", 0, 4) || isSuffix(type, slash, end, "+json")) {
      return Format.JSON;
    }
    // An XML vocabulary of its own, as SOAP 1.2, is no XML-RPC: scripts read and write it as text.
    if (is(type, slash, end, "xml")) {
      return Format.XMLRPC;
    }
    return is(type, slash, end, "x-www-form-urlencoded") ? Format.QUERY : Format.RAW;
  }

  private static boolean is(String type, int start, int end, String subtype) {
    return end - start == subtype.length() && isSuffix(type, start, end, subtype);
  }

  private static boolean isSuffix(String type, int start, int end, String suffix) {
    int from = end - suffix.length();
    return from >= start && type.regionMatches(true, from, suffix, 0, suffix.length());
  }
}
