package io.moonbus.lua.app;

import io.moonbus.lua.engine.LuaInterrupt;
import io.moonbus.lua.engine.LuaState;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls scripts for the server: within the time budget, and with errors logged in one way. */
final class Scripts {

  private static final Logger LOG = Logger.getLogger("io.moonbus.lua.script");

  private final LuaState state;

  Scripts(LuaState state) {
    this.state = state;
  }

  /**
   * Calls a function of a script.
   *
   * @throws ScriptException when it raised an error or was interrupted
   */
  Varargs call(LuaValue function, Varargs arguments) {
    try {
      return state.call(function, arguments);
    } catch (LuaError | LuaInterrupt e) {
      throw ScriptException.of(e, state.beginningOf(function));
    }
  }

  /** Calls a function that nobody waits for; an error goes to the log. */
  Varargs event(String what, LuaValue function, Varargs arguments) {
    try {
      return call(function, arguments);
    } catch (ScriptException e) {
      log(what, e);
      return LuaValue.NONE;
    }
  }

  /** Logs an error of a script, once; the line begins with file and line. */
  void log(String what, ScriptException error) {
    LOG.log(Level.SEVERE, () -> error.located() + " (" + what + ")");
  }
}
