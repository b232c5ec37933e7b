package io.moonbus.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Conditional requests (RFC 9110 §13.2.2) and content codings (§12.5.3). */
final class Conditions {

  private Conditions() {
  }

  /** 200 to send the file, 304 when the client has it, 412 when a condition of the client does not hold. */
  static int evaluate(MultiMap headers, StoredFile file) {
    if (fails(headers, file)) {
      return 412;
    }
    String noneMatch = headers.get(HttpHeaders.IF_NONE_MATCH);
    if (noneMatch != null) {
      return matches(noneMatch, file, true) ? 304 : 200;
    }
    String since = headers.get(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null && !changedSince(since, file) ? 304 : 200;
  }

  private static boolean fails(MultiMap headers, StoredFile file) {
    String match = headers.get(HttpHeaders.IF_MATCH);
    if (match != null) {
      return !matches(match, file, false);
    }
    String unmodified = headers.get(HttpHeaderNames.IF_UNMODIFIED_SINCE);
    return unmodified != null && HttpDates.parse(unmodified) >= 0 && changedSince(unmodified, file);
  }

  /** Whether the file is newer than a date; true when the date is none. */
  private static boolean changedSince(String date, StoredFile file) {
    long millis = HttpDates.parse(date);
    return millis < 0 || file.modified / 1000 > millis / 1000;
  }

  /** Whether a list of entity tags has one of the file's; a weak one counts only if {@code weak}. */
  private static boolean matches(String tags, StoredFile file, boolean weak) {
    if (tags.trim().equals("*")) {
      return true;
    }
    for (String part : tags.split(",")) {
      String tag = part.trim();
      if (weak && tag.startsWith("W/")) {
        tag = tag.substring(2);
      }
      if (tag.equals(file.etag) || tag.equals(file.gzipEtag())) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code gzip} is among the accepted codings, and not with a weight of zero. */
  static boolean acceptsGzip(MultiMap headers) {
    String accepted = headers.get(HttpHeaders.ACCEPT_ENCODING);
    if (accepted == null) {
      return false;
    }
    for (String part : accepted.split(",")) {
      int semicolon = part.indexOf(';');
      String coding = (semicolon < 0 ? part : part.substring(0, semicolon)).trim();
      if (coding.equalsIgnoreCase("gzip") || coding.equals("*")) {
        return semicolon < 0 || !part.substring(semicolon + 1).trim().matches("[qQ]=0(\\.0*)?");
      }
    }
    return false;
  }
}
