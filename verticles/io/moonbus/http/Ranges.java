package io.moonbus.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Range requests (RFC 9110 §14.1.2, §13.1.5). */
final class Ranges {

  /** More ranges than that in one request are an attack or a mistake; the whole file is sent. */
  private static final int MAX_RANGES = 16;

  private Ranges() {
  }

  /**
   * Bytes of a file.
   *
   * @param last inclusive
   */
  record Range(long first, long last) {

    String header(long size) {
      return "bytes " + first + "-" + last + "/" + size;
    }
  }

  /** What is asked for: {@code null} the whole file, empty nothing that exists. */
  static List<Range> of(MultiMap headers, StoredFile file) {
    String text = headers.get(HttpHeaderNames.RANGE);
    if (text == null || !text.regionMatches(true, 0, "bytes=", 0, 6) || !isCurrent(headers.get(HttpHeaderNames.IF_RANGE), file)) {
      return null;
    }
    return parse(text.substring(6), file.size);
  }

  /** Whether the parts that the client already has are of this version of the file. */
  private static boolean isCurrent(String ifRange, StoredFile file) {
    return ifRange == null || ifRange.equals(file.etag) || ifRange.equals(file.lastModified);
  }

  static List<Range> parse(String text, long size) {
    String[] parts = text.split(",", MAX_RANGES + 1);
    if (parts.length > MAX_RANGES) {
      return null;
    }
    List<Range> ranges = new ArrayList<>(parts.length);
    long total = 0;
    for (String part : parts) {
      String spec = part.trim();
      int dash = spec.indexOf('-');
      if (!spec.matches("\\d{0,18}-\\d{0,18}") || spec.length() == 1) {
        return null;
      }
      Range range = range(spec.substring(0, dash), spec.substring(dash + 1), size);
      if (range == null) {
        return null;
      }
      if (range.first <= range.last) {
        ranges.add(range);
        total += range.last - range.first + 1;
      }
    }
    return total > size ? null : ranges;
  }

  /** {@code null} when malformed; with {@code first > last} when outside the file. */
  private static Range range(String from, String to, long size) {
    if (from.isEmpty()) {
      return new Range(Math.max(0, size - Long.parseLong(to)), size - 1);
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
    return last < first ? null : new Range(first, Math.min(last, size - 1));
  }
}
