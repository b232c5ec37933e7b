package io.moonbus.lua.engine;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** A Lua error with its final value: the position is in it already, or is not wanted. */
public final class ScriptError extends LuaError {

  private final LuaValue value;
  /** Whether the handler of an {@code xpcall} has seen it. */
  private final boolean handled;

  ScriptError(LuaValue value) {
    this(value, false);
  }

  ScriptError(LuaValue value, boolean handled) {
    super(value);
    this.value = value;
    this.handled = handled;
  }

  ScriptError(String message) {
    this(LuaString.valueOf(message));
  }

  boolean isHandled() {
    return handled;
  }

  @Override
  public LuaValue getMessageObject() {
    return value;
  }

  @Override
  public String getMessage() {
    return value.isstring() ? value.tojstring() : "(error object is a " + value.typename() + " value)";
  }

  /** Errors are everyday control flow in scripts; where they come from is in their text. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
