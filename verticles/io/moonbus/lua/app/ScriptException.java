package io.moonbus.lua.app;

import io.moonbus.event.Failure;
import io.moonbus.lua.engine.LuaInterrupt;
import io.moonbus.lua.engine.ScriptError;
import java.util.logging.Level;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** A script raised an error or ran out of time. Carries no stack trace: the message names file and line. */
final class ScriptException extends RuntimeException {

  /** What MonaServer says of an error that is no text. */
  private static final String UNKNOWN = "Unknown error";

  private final int code;
  private final Level level;
  private final String beginning;

  private ScriptException(int code, String message, Level level, String beginning) {
    super(message, null, false, false);
    this.code = code;
    this.level = level;
    this.beginning = beginning;
  }

  /** @param beginning where the function that was called begins, {@code null} when unknown */
  static ScriptException of(RuntimeException error, String beginning) {
    if (error instanceof LuaInterrupt interrupt) {
      String where = interrupt.where();
      return new ScriptException(Failure.TIMED_OUT, (where == null ? "" : where + ": ") + interrupt.getMessage(),
          Level.SEVERE, beginning);
    }
    LuaValue value = ((LuaError) error).getMessageObject();
    if (value instanceof LuaTable table) {
      LuaValue code = table.rawget("code");
      boolean deliberate = code.isnumber() || !table.rawget("message").isnil();
      return new ScriptException(code.isnumber() ? code.toint() : Failure.SCRIPT_ERROR, text(table),
          deliberate ? Level.FINE : Level.SEVERE, beginning);
    }
    String text = value != null && value.isstring() ? value.tojstring() : null;
    boolean deliberate = text != null && error instanceof ScriptError && !SourceLine.PLACE.matcher(text).find();
    return new ScriptException(Failure.SCRIPT_ERROR, text == null ? UNKNOWN : text,
        deliberate ? Level.INFO : Level.SEVERE, beginning);
  }

  private static String text(LuaTable error) {
    LuaValue message = error.rawget("message");
    return message.isnil() ? UNKNOWN : message.tojstring();
  }

  /** The message with the place where the function begins, when the error itself names none. */
  String located() {
    return beginning == null || SourceLine.PLACE.matcher(getMessage()).find()
        ? getMessage() : beginning + ": " + getMessage();
  }

  /**
   * How grave it is where a client waits for the answer. A table with code or message, or a text without a place as
   * {@code error(text, 0)} raises it, is an answer and no fault of the script.
   */
  Level level() {
    return level;
  }

  /**
   * What the caller is told.
   *
   * @param empty said in place of an empty message
   */
  Failure failure(String method, String empty) {
    return new Failure(code, getMessage().isEmpty() ? empty : getMessage(), method);
  }
}
