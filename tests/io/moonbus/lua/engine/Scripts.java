package io.moonbus.lua.engine;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Runs snippets in every way the engine has. */
final class Scripts {

  /** How snippets are run. */
  enum Way {
    /** Every function is a class before it runs. */
    COMPILED,
    /** Nothing is compiled. */
    INTERPRETED,
    /** Functions are compiled after two calls, so that both forms call each other. */
    MIXED;

    EngineOptions options() {
      EngineOptions options = new EngineOptions().budgetMillis(60_000);
      return switch (this) {
        case COMPILED -> options.compileAfter(0);
        case INTERPRETED -> options.compile(false);
        case MIXED -> options.compileAfter(2);
      };
    }
  }

  private Scripts() {
  }

  /** Lines of the form {@code source => expected}, each in every way. */
  static Stream<Arguments> cases(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).flatMap(line -> {
      int at = line.lastIndexOf(" => ");
      String source = line.substring(0, at).strip();
      String expected = line.substring(at + 4).strip();
      return Arrays.stream(Way.values()).map(way -> Arguments.of(way, source, expected));
    });
  }

  /** The results of a chunk named main.lua as {@code tostring} shows them, separated by blanks. */
  static String run(Way way, String source) {
    return run(way.options(), source);
  }

  static String run(EngineOptions options, String source) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(options);
      return text(state, state.call(load(state, source), LuaValue.NONE));
    }
  }

  /** The message of the error that a chunk raises. */
  static String error(Way way, String source) {
    try {
      return "no error, but " + run(way, source);
    } catch (LuaError e) {
      return e.getMessage();
    }
  }

  static LuaValue load(LuaState state, String source) {
    byte[] bytes = source.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return state.load(bytes, "@main.lua", state.globals());
  }

  static String text(LuaState state, Varargs values) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= values.narg(); i++) {
      LuaValue shown = state.globals().get("tostring").call(values.arg(i));
      text.append(i > 1 ? " " : "").append(((LuaString) shown).tojstring());
    }
    return text.toString();
  }
}
