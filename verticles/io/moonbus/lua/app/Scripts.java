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

  /** What a message costs besides its content, in bytes. */
  private static final int MESSAGE_BYTES = 100;

  private final LuaState state;
  private final int maxOutput;
  /** What the running call has written to clients, in bytes. */
  private long output;
  private boolean calling;

  /** @param maxOutput bytes that one call may write to clients */
  Scripts(LuaState state, int maxOutput) {
    this.state = state;
    this.maxOutput = maxOutput;
  }

  /**
   * Calls a function of a script.
   *
   * @throws ScriptException when it raised an error or was interrupted
   */
  Varargs call(LuaValue function, Varargs arguments) {
    boolean outer = !calling;
    if (outer) {
      calling = true;
      output = 0;
    }
    try {
      return state.call(function, arguments);
    } catch (LuaError | LuaInterrupt e) {
      throw ScriptException.of(e, state.beginningOf(function));
    } finally {
      calling = !outer;
    }
  }

  /**
   * Calls a function for an application, which is measured unless it happens within another call.
   *
   * @throws ScriptException when it raised an error or was interrupted
   */
  Varargs call(Meter meter, LuaValue function, Varargs arguments) {
    if (calling) {
      return call(function, arguments);
    }
    long begin = System.nanoTime();
    try {
      return call(function, arguments);
    } catch (ScriptException e) {
      meter.errors().add(1);
      throw e;
    } finally {
      meter.times().record(System.nanoTime() - begin);
    }
  }

  /**
   * Counts what the running call writes to clients.
   *
   * @throws LuaError when it is too much
   */
  void writes(int bytes) {
    output += bytes + MESSAGE_BYTES;
    if (output > maxOutput) {
      throw new LuaError("one call may write at most " + maxOutput + " bytes to clients");
    }
  }

  /** Calls a function that nobody waits for; an error goes to the log. */
  Varargs event(String what, Meter meter, LuaValue function, Varargs arguments) {
    try {
      return call(meter, function, arguments);
    } catch (ScriptException e) {
      log(Level.SEVERE, what, e);
      return LuaValue.NONE;
    }
  }

  /** Logs an error that is the answer to a client, once; the line begins with file and line. */
  void log(String what, ScriptException error) {
    log(error.level(), what, error);
  }

  private static void log(Level level, String what, ScriptException error) {
    LOG.log(level, () -> error.located() + " (" + what + ")");
  }
}
