package io.moonbus.lua.api;

import io.moonbus.data.Watch;
import org.luaj.vm2.LuaTable;

/** {@code Watch} in a script. Ends with its application. */
final class DataWatch extends LuaTable {

  private final Mona mona;
  private Watch watch;
  private boolean over;

  DataWatch(Mona mona, LuaTable type) {
    this.mona = mona;
    setmetatable(type);
  }

  void begin(Watch begun) {
    watch = begun;
  }

  boolean isOver() {
    return over;
  }

  boolean cancel() {
    boolean ended = !over;
    close();
    mona.drop(this);
    return ended;
  }

  void close() {
    over = true;
    watch.close();
  }
}
