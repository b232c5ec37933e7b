package io.moonbus.lua.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.LocVars;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Upvaldesc;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.jse.JseMathLib;

/** Makes functions of source texts with luaj's parser, and LuaJIT's texts of its errors. */
final class Source {

  private static final Pattern MESSAGE = Pattern.compile("\\?:(\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern NO_LABEL = Pattern.compile("no visible label '(.*)' for <goto> at line (\\d+)");
  private static final Pattern SECOND_LABEL = Pattern.compile("label '(.*) already defined on line \\d+");
  private static final Pattern WITHOUT_TOKEN = Pattern.compile("<goto .*|(main function|function at line|chunk has) .*", Pattern.DOTALL);
  private static final int BINARY = 0x1B;

  static {
    // Without it luaj folds powers of constants by a series of its own, which is less exact.
    new JseMathLib();
  }

  private final String chunk;
  private final Scanner scanner;
  private int consumed;

  private Source(byte[] source, String chunk) {
    this.chunk = chunk;
    scanner = new Scanner(source);
  }

  /** @throws LuaError on a syntax error */
  static ScriptFunction load(State state, byte[] source, String chunkName, LuaValue environment) {
    String chunk = ChunkName.shown(chunkName);
    if (source.length > 0 && source[0] == BINARY) {
      throw new ScriptError(chunk + ": attempt to load bytecode, which is not supported");
    }
    Source reader = new Source(source, chunk);
    Prototype prototype = reader.parse();
    name(prototype, LuaString.valueOf(chunkName));
    if (reader.scanner.hasEncodedNames()) {
      decodeNames(prototype);
    }
    Code code = new Code(state, prototype, chunk);
    if (state.options().compileAfter() == 0) {
      compile(code);
    }
    Cell[] cells = new Cell[prototype.upvalues.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new Cell(environment);
    }
    return new ScriptFunction(code, cells, null);
  }

  private static void name(Prototype prototype, LuaString name) {
    prototype.source = name;
    for (Prototype child : prototype.p) {
      name(child, name);
    }
  }

  private static void decodeNames(Prototype prototype) {
    for (int i = 0; i < prototype.k.length; i++) {
      if (prototype.k[i] instanceof LuaString text) {
        prototype.k[i] = Scanner.decoded(text);
      }
    }
    for (LocVars variable : prototype.locvars) {
      variable.varname = Scanner.decoded(variable.varname);
    }
    for (Upvaldesc upvalue : prototype.upvalues) {
      upvalue.name = Scanner.decoded(upvalue.name);
    }
    for (Prototype child : prototype.p) {
      decodeNames(child);
    }
  }

  private static void compile(Code code) {
    code.compile();
    for (Code child : code.children) {
      compile(child);
    }
  }

  private Prototype parse() {
    byte[] text = scanner.rewritten();
    try {
      Prototype prototype = LuaC.instance.compile(counting(text), "=?");
      if (scanner.refusal() == null) {
        return prototype;
      }
    } catch (LuaError e) {
      if (scanner.refusal() == null || consumed <= text.length) {
        throw translated(e.getMessage(), text.length);
      }
    } catch (StackOverflowError e) {
      throw new ScriptError(chunk + ": chunk has too many syntax levels");
    } catch (IOException | RuntimeException e) {
      throw new ScriptError(chunk + ": chunk is too complex");
    }
    Scanner.Refusal refusal = scanner.refusal();
    throw new ScriptError(chunk + ":" + refusal.line + ": " + refusal.message + " near '" + refusal.near + "'");
  }

  /** Counts what the parser has taken, the end included. */
  private InputStream counting(byte[] text) {
    return new InputStream() {
      @Override
      public int read() {
        return consumed < text.length ? text[consumed++] & 0xff : end();
      }

      private int end() {
        consumed = text.length + 1;
        return -1;
      }
    };
  }

  private LuaError translated(String error, int length) {
    Matcher matcher = MESSAGE.matcher(error);
    if (!matcher.matches()) {
      return new ScriptError(chunk + ": " + error);
    }
    String line = matcher.group(1);
    String message = matcher.group(2).replace("<eos>", "<eof>")
        .replaceFirst("(?s)^unexpected symbol .*", "unexpected symbol");
    Matcher label = NO_LABEL.matcher(message);
    if (label.matches()) {
      String complaint = label.group(1).equals("break") ? "no loop to break" : "undefined label '" + label.group(1) + "'";
      return new ScriptError(chunk + ":" + label.group(2) + ": " + complaint);
    }
    label = SECOND_LABEL.matcher(message);
    if (label.matches()) {
      return new ScriptError(chunk + ":" + line + ": duplicate label '" + label.group(1) + "'");
    }
    if (WITHOUT_TOKEN.matcher(message).matches()) {
      return new ScriptError(chunk + ":" + line + ": " + message);
    }
    String token = consumed > length ? "<eof>" : scanner.tokenEndingAt(consumed - 1);
    if (message.equals("syntax error") && !token.equals("=") && !token.equals(",")) {
      message = "'=' expected";
    }
    return new ScriptError(chunk + ":" + line + ": " + message + " near '" + token + "'");
  }
}
