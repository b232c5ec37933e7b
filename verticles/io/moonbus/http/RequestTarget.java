package io.moonbus.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the target of a request names (RFC 9112 §3.2), decoded and free of {@code .} and {@code ..}.
 *
 * @param folder the path up to the last slash, without it: {@code ""} for the root, e.g. {@code "/chat"}
 * @param file   what follows the last slash, {@code ""} for the folder itself
 * @param query  the raw query, {@code ""} when none
 */
public record RequestTarget(String folder, String file, String query) {

  /**
   * @param uri the target as it came, its bytes as Latin-1
   * @throws HttpException 400 when malformed, 404 when nothing can have that name
   */
  public static RequestTarget parse(String uri) {
    if (uri.indexOf('#') >= 0) {
      throw HttpException.malformed("a fragment in the request target");
    }
    String origin = originForm(uri);
    int mark = origin.indexOf('?');
    int end = mark < 0 ? origin.length() : mark;
    String query = mark < 0 ? "" : origin.substring(mark + 1);
    return isPlain(origin, end) ? split(origin.substring(0, end), query) : normalize(origin, end, query);
  }

  private static RequestTarget split(String path, String query) {
    int slash = path.lastIndexOf('/');
    return new RequestTarget(path.substring(0, slash), path.substring(slash + 1), query);
  }

  /** Drops scheme and authority of the absolute form, whose path may be missing (RFC 3986 §3). */
  private static String originForm(String uri) {
    if (!uri.isEmpty() && uri.charAt(0) == '/') {
      return uri;
    }
    int authority = uri.indexOf("://") + 3;
    int end = authority;
    while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
      end++;
    }
    boolean web = uri.regionMatches(true, 0, "http:", 0, 5) || uri.regionMatches(true, 0, "https:", 0, 6);
    if (!web || authority < 3 || end == authority) {
      throw HttpException.malformed("a request target without a path");
    }
    String rest = uri.substring(end);
    return rest.startsWith("/") ? rest : '/' + rest;
  }

  /** Whether a path needs neither decoding nor normalizing. */
  private static boolean isPlain(String uri, int end) {
    char before = 0;
    for (int i = 0; i < end; i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '%' || c == '\\' || before == '/' && (c == '/' || c == '.')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static RequestTarget normalize(String uri, int end, String query) {
    List<String> segments = new ArrayList<>();
    String[] parts = uri.substring(1, end).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = decode(parts[i]);
      boolean last = i == parts.length - 1;
      if (part.equals("..")) {
        if (segments.isEmpty()) {
          throw HttpException.notFound("nothing lies above the root");
        }
        segments.remove(segments.size() - 1);
      } else if (!part.equals(".") && (last || !part.isEmpty())) {
        segments.add(part);
        continue;
      }
      if (last) {
        segments.add("");
      }
    }
    String file = segments.remove(segments.size() - 1);
    return new RequestTarget(folder(segments), file, query);
  }

  private static String folder(List<String> segments) {
    StringBuilder folder = new StringBuilder();
    for (String segment : segments) {
      if (segment.charAt(0) == '.') {
        throw HttpException.notFound("a hidden folder");
      }
      folder.append('/').append(segment);
    }
    return folder.toString();
  }

  /** Decodes percent-encoded and raw UTF-8. */
  private static String decode(String part) {
    byte[] bytes = new byte[part.length()];
    int length = 0;
    for (int i = 0; i < part.length(); i++) {
      int c = part.charAt(i);
      if (c == '%') {
        c = i + 2 < part.length() ? hex(part.charAt(i + 1), part.charAt(i + 2)) : -1;
        i += 2;
      }
      if (c < ' ' || c == 0x7f || c > 0xff) {
        throw HttpException.malformed("a bad character or escape in the request target");
      }
      if (c == '/' || c == '\\') {
        throw HttpException.notFound("a separator inside a name");
      }
      bytes[length++] = (byte) c;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw HttpException.malformed("a request target that is not UTF-8");
    }
  }

  private static int hex(char high, char low) {
    int value = Character.digit(high, 16) << 4 | Character.digit(low, 16);
    return high > 'f' || low > 'f' ? -1 : value;
  }

  /** The same query for the folder that {@link #file} is. */
  RequestTarget asFolder() {
    return new RequestTarget(folder + '/' + file, "", query);
  }

  /** The path, decoded. */
  String path() {
    return folder + '/' + file;
  }
}
