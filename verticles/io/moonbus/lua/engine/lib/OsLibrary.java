package io.moonbus.lua.engine.lib;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code os}. */
final class OsLibrary {

  private static final LuaString DEFAULT_FORMAT = LuaString.valueOf("%c");
  private static final int NOON = 12;

  private final Confinement confinement;

  OsLibrary(Confinement confinement) {
    this.confinement = confinement;
  }

  LuaTable create() {
    LuaTable os = new LuaTable();
    Native.add(os, "time", OsLibrary::time);
    Native.add(os, "date", OsLibrary::date);
    Native.add(os, "clock", a -> LuaValue.valueOf(Processes.processorSeconds()));
    Native.add(os, "difftime", a -> LuaValue.valueOf(a.number(1) - a.number(2, 0)));
    Native.add(os, "getenv", a -> optional(System.getenv(a.text(1))));
    Native.add(os, "setlocale", OsLibrary::setlocale);
    Native.add(os, "remove", this::remove);
    Native.add(os, "rename", this::rename);
    Native.add(os, "tmpname", this::tmpname);
    Native.add(os, "execute", this::execute);
    Native.add(os, "exit", this::exit);
    return os;
  }

  private static LuaValue optional(String text) {
    return text == null ? LuaValue.NIL : LuaValue.valueOf(text);
  }

  /** Only the locale C exists. */
  private static LuaValue setlocale(Arguments a) {
    String locale = a.isAbsent(1) ? "C" : a.text(1);
    return locale.isEmpty() || locale.equals("C") || locale.equals("POSIX") ? LuaValue.valueOf("C") : LuaValue.NIL;
  }

  private static LuaValue time(Arguments a) {
    if (a.isAbsent(1)) {
      return LuaValue.valueOf((double) Instant.now().getEpochSecond());
    }
    LuaTable fields = a.table(1);
    long day = field(fields, "day", null);
    long month = field(fields, "month", null);
    try {
      LocalDateTime start = LocalDateTime.of((int) field(fields, "year", null), 1, 1, 0, 0);
      ZonedDateTime time = start.plusMonths(month - 1).plusDays(day - 1)
          .plusHours(field(fields, "hour", NOON)).plusMinutes(field(fields, "min", 0))
          .plusSeconds(field(fields, "sec", 0)).atZone(ZoneId.systemDefault());
      return LuaValue.valueOf((double) time.toEpochSecond());
    } catch (DateTimeException e) {
      return LuaValue.NIL;
    }
  }

  private static long field(LuaTable fields, String name, Integer otherwise) {
    LuaValue value = fields.get(name).tonumber();
    if (!value.isnil()) {
      return (int) value.todouble();
    }
    if (otherwise == null) {
      throw new LuaError("field '" + name + "' missing in date table");
    }
    return otherwise;
  }

  private static Varargs date(Arguments a) {
    LuaString bytes = a.string(1, DEFAULT_FORMAT);
    String format = new String(bytes.m_bytes, bytes.m_offset, bytes.m_length, StandardCharsets.ISO_8859_1);
    boolean utc = format.startsWith("!");
    if (utc) {
      format = format.substring(1);
    }
    double seconds = a.isAbsent(2) ? Instant.now().getEpochSecond() : a.number(2);
    ZonedDateTime time;
    try {
      time = Instant.ofEpochSecond((long) seconds).atZone(utc ? ZoneOffset.UTC : ZoneId.systemDefault());
    } catch (DateTimeException e) {
      return LuaValue.NIL;
    }
    return format.startsWith("*t") ? fields(time)
        : LuaString.valueUsing(DateFormat.format(format, time).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static LuaTable fields(ZonedDateTime time) {
    LuaTable fields = new LuaTable();
    fields.rawset("year", time.getYear());
    fields.rawset("month", time.getMonthValue());
    fields.rawset("day", time.getDayOfMonth());
    fields.rawset("hour", time.getHour());
    fields.rawset("min", time.getMinute());
    fields.rawset("sec", time.getSecond());
    fields.rawset("wday", DateFormat.sundayBased(time) + 1);
    fields.rawset("yday", time.getDayOfYear());
    fields.rawset("isdst", LuaValue.valueOf(time.getZone().getRules().isDaylightSavings(time.toInstant())));
    return fields;
  }

  private Varargs remove(Arguments a) {
    try {
      Files.delete(confinement.resolve(a.text(1)));
      return LuaValue.TRUE;
    } catch (IOException e) {
      return Confinement.failure(a.text(1), e);
    }
  }

  private Varargs rename(Arguments a) {
    try {
      Path target = confinement.resolve(a.text(2));
      Files.move(confinement.resolve(a.text(1)), target, StandardCopyOption.REPLACE_EXISTING);
      return LuaValue.TRUE;
    } catch (IOException e) {
      return Confinement.failure(a.text(1), e);
    }
  }

  private Varargs tmpname(Arguments a) {
    confinement.require("files", "os.tmpname");
    try {
      return LuaValue.valueOf(Files.createTempFile("lua_", null).toString());
    } catch (IOException e) {
      throw new LuaError("unable to generate a unique filename");
    }
  }

  private Varargs execute(Arguments a) {
    confinement.require("os.execute");
    return a.isAbsent(1) ? LuaValue.TRUE : Processes.result(Processes.start(a.text(1), true));
  }

  private Varargs exit(Arguments a) {
    confinement.require("os.exit");
    LuaValue status = a.get(1);
    System.exit(status.isboolean() ? status.toboolean() ? 0 : 1 : a.integer(1, 0));
    return LuaValue.NONE;
  }
}
