package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;

/** A variable that closures share. A value class only so that it can lie in a frame's register; scripts never see one. */
final class Cell extends LuaValue {

  LuaValue v;

  Cell(LuaValue value) {
    v = value;
  }

  @Override
  public int type() {
    return TNONE;
  }

  @Override
  public String typename() {
    return "upvalue";
  }
}
