package io.moonbus.lua.engine.patch;

import java.util.List;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.FuncState;
import org.luaj.vm2.lib.MathLib;

/** Makes sure that the corrected classes are the ones that run. */
public final class CorrectedClasses {

  /** The field that marks a corrected class. */
  static final String MARK = "$corrected";

  static final List<Class<?>> ALL = List.of(LuaValue.class, LuaString.class, LuaTable.class, LuaDouble.class,
      LuaInteger.class, MathLib.class, FuncState.class);

  private CorrectedClasses() {
  }

  /** @throws IllegalStateException when a class as luaj has it was loaded */
  public static void check() {
    ALL.forEach(CorrectedClasses::check);
  }

  static void check(Class<?> type) {
    try {
      type.getDeclaredField(MARK);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(type.getName() + " comes from "
          + type.getProtectionDomain().getCodeSource().getLocation()
          + ", which has it without Moonbus's corrections: put Moonbus before luaj in the class path");
    }
  }
}
