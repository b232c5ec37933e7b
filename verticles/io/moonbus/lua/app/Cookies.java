package io.moonbus.lua.app;

import io.moonbus.lua.api.ScriptLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code Set-Cookie} headers: RFC 6265 §4.1. */
final class Cookies {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final String SEPARATORS = "()<>@,;:\\\"/[]?={}";
  private static final String NOT_IN_VALUES = "\",;\\%";
  /** The year 9999: as far as the date format of the header reaches. */
  private static final double LATEST_SECOND = 253_402_300_799.0;

  private Cookies() {
  }

  /**
   * A header of name, value and a table of options ({@code expires} in seconds from now, {@code path}, {@code domain},
   * {@code secure}, {@code httponly}, in any case). Octets that a value may not have are percent-encoded.
   *
   * @return {@code null} when the name is not one; that is logged
   */
  static String header(Varargs arguments, ScriptLog log) {
    String name = arguments.arg1().tojstring();
    if (!arguments.arg1().isstring() || !isToken(name)) {
      log.error("cookie name '" + name.replaceAll("\\p{Cntrl}", "?") + "' must be a token (RFC 6265)");
      return null;
    }
    StringBuilder header = new StringBuilder(name).append('=');
    LuaValue value = arguments.arg(2);
    appendValue(header, value.isnil() ? "" : value.tojstring());
    if (arguments.arg(3) instanceof LuaTable options) {
      for (LuaValue key : options.keys()) {
        appendOption(header, key.tojstring(), options.rawget(key), log);
      }
    }
    return header.toString();
  }

  private static boolean isToken(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f && SEPARATORS.indexOf(c) < 0);
  }

  private static void appendValue(StringBuilder header, String value) {
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xff;
      if (c > ' ' && c < 0x7f && NOT_IN_VALUES.indexOf(c) < 0) {
        header.append((char) c);
      } else {
        header.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
      }
    }
  }

  private static void appendOption(StringBuilder header, String name, LuaValue value, ScriptLog log) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "expires" -> appendExpires(header, value, log);
      case "path" -> appendText(header, "Path", value, log);
      case "domain" -> appendText(header, "Domain", value, log);
      case "secure" -> header.append(isTrue(value) ? "; Secure" : "");
      case "httponly" -> header.append(isTrue(value) ? "; HttpOnly" : "");
      default -> log.warn("cookie option '" + name + "' is unknown: expires, path, domain, secure, httponly are not");
    }
  }

  private static void appendExpires(StringBuilder header, LuaValue value, ScriptLog log) {
    if (!value.isnumber()) {
      log.warn("cookie option 'expires' must be a number of seconds");
    } else if (value.todouble() != 0) {
      double second = System.currentTimeMillis() / 1000.0 + value.todouble();
      double shown = Math.max(0, Math.min(LATEST_SECOND, second));
      header.append("; Expires=").append(DATE.format(Instant.ofEpochSecond((long) shown)));
    }
  }

  private static void appendText(StringBuilder header, String name, LuaValue value, ScriptLog log) {
    String text = value.tojstring();
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != ';')) {
      header.append("; ").append(name).append('=').append(text);
    } else {
      log.warn("cookie option '" + name + "' has characters that are not allowed");
    }
  }

  private static boolean isTrue(LuaValue value) {
    return value.isstring() ? !value.tojstring().matches("(?i)false|0|no|") : value.toboolean();
  }
}
