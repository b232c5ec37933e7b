package io.moonbus.lua.value;

import io.moonbus.value.impl.CivilDay;
import io.moonbus.value.impl.Dates;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Dates as tables with the fields of {@code os.date} in UTC, and {@code msec} and {@code __time}. */
final class DateTables {

  private static final LuaString YEAR = LuaValue.valueOf("year");
  private static final LuaString MONTH = LuaValue.valueOf("month");
  private static final LuaString DAY = LuaValue.valueOf("day");
  private static final LuaString HOUR = LuaValue.valueOf("hour");
  private static final LuaString MINUTE = LuaValue.valueOf("min");
  private static final LuaString SECOND = LuaValue.valueOf("sec");
  private static final LuaString MILLISECOND = LuaValue.valueOf("msec");
  private static final LuaString DAY_OF_WEEK = LuaValue.valueOf("wday");
  private static final LuaString DAY_OF_YEAR = LuaValue.valueOf("yday");
  private static final LuaString SUMMER_TIME = LuaValue.valueOf("isdst");
  private static final int FIELDS = 11;
  /** 1970-01-01 was a Thursday, the fifth day from Sunday. */
  private static final int FIRST_DAY_OF_WEEK = 4;

  private DateTables() {
  }

  static LuaTable of(long millis) {
    long epochDay = Math.floorDiv(millis, Dates.DAY);
    int time = (int) Math.floorMod(millis, Dates.DAY);
    CivilDay day = CivilDay.of(epochDay);
    LuaTable table = new LuaTable(0, FIELDS);
    table.rawset(SpecialKeys.TIME, LuaValue.valueOf((double) millis));
    table.rawset(YEAR, LuaValue.valueOf((double) day.year()));
    table.rawset(MONTH, LuaValue.valueOf(day.month()));
    table.rawset(DAY, LuaValue.valueOf(day.day()));
    table.rawset(HOUR, LuaValue.valueOf(time / 3_600_000));
    table.rawset(MINUTE, LuaValue.valueOf(time / 60_000 % 60));
    table.rawset(SECOND, LuaValue.valueOf(time / 1000 % 60));
    table.rawset(MILLISECOND, LuaValue.valueOf(time % 1000));
    table.rawset(DAY_OF_WEEK, LuaValue.valueOf((int) Math.floorMod(epochDay + FIRST_DAY_OF_WEEK, 7L) + 1));
    table.rawset(DAY_OF_YEAR, LuaValue.valueOf(day.dayOfYear()));
    table.rawset(SUMMER_TIME, LuaValue.FALSE);
    return table;
  }
}
