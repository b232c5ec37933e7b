package io.moonbus.lua.engine;

/** A script was stopped because its time was up. Not a Lua error: {@code pcall} does not catch it. */
public final class LuaInterrupt extends RuntimeException {

  private final String where;

  /**
   * @param message what the caller is told
   * @param where   {@code chunk:line} of the innermost Lua function, {@code null} when unknown
   */
  public LuaInterrupt(String message, String where) {
    super(message, null, false, false);
    this.where = where;
  }

  /** {@code chunk:line} of the innermost Lua function, {@code null} when unknown. */
  public String where() {
    return where;
  }
}
