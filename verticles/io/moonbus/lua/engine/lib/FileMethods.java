package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import java.io.IOException;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** The methods of files and their metatable. */
final class FileMethods {

  private final LuaState state;
  private final int maxStringBytes;
  private final LuaTable metatable = new LuaTable();

  FileMethods(LuaState state, int maxStringBytes) {
    this.state = state;
    this.maxStringBytes = maxStringBytes;
    LuaTable methods = new LuaTable();
    Native.add(methods, "close", a -> close(file(a)));
    Native.add(methods, "flush", a -> flush(file(a), a.get(1)));
    Native.add(methods, "lines", a -> lines(file(a), a.from(2), false));
    Native.add(methods, "read", a -> read(file(a), a, 2));
    Native.add(methods, "seek", a -> seek(file(a), a));
    Native.add(methods, "setvbuf", a -> LuaValue.valueOf(file(a).stream() != null));
    Native.add(methods, "write", a -> write(file(a), a.get(1), a, 2));
    metatable.rawset("__index", methods);
    metatable.rawset("__name", "FILE*");
    Native.add(metatable, "__tostring", a -> LuaValue.valueOf(text(file(a))));
  }

  LuaUserdata userdata(LuaFile file) {
    return new LuaUserdata(file, metatable);
  }

  /** The file of a value; {@code null} when it is none. */
  static LuaFile fileOf(LuaValue value) {
    return value instanceof LuaUserdata data && data.m_instance instanceof LuaFile file ? file : null;
  }

  static LuaFile file(Arguments a) {
    LuaFile file = fileOf(a.get(1));
    if (file == null) {
      throw a.type(1, "FILE*");
    }
    return file;
  }

  private static String text(LuaFile file) {
    return file.isClosed() ? "file (closed)" : "file (0x" + Integer.toHexString(System.identityHashCode(file)) + ")";
  }

  static Varargs failure(IOException e) {
    String message = String.valueOf(e.getMessage());
    int number = switch (message) {
      case "Bad file descriptor" -> 9;
      case "Invalid argument" -> 22;
      default -> 5;
    };
    return LuaValue.varargsOf(LuaValue.NIL, LuaValue.valueOf(message), LuaValue.valueOf(number));
  }

  Varargs close(LuaFile file) {
    file.stream();
    if (file.isStandard()) {
      return LuaValue.varargsOf(LuaValue.NIL, LuaValue.valueOf("cannot close standard file"));
    }
    try {
      file.close();
      return file.process() == null ? LuaValue.TRUE : Processes.result(file.process());
    } catch (IOException e) {
      return failure(e);
    }
  }

  Varargs flush(LuaFile file, LuaValue result) {
    try {
      file.stream().flush();
      return result;
    } catch (IOException e) {
      return failure(e);
    }
  }

  private static Varargs seek(LuaFile file, Arguments a) {
    String whence = a.string(2, LuaString.valueOf("cur")).tojstring();
    if (!whence.equals("set") && !whence.equals("cur") && !whence.equals("end")) {
      throw a.error(2, "invalid option '" + whence + "'");
    }
    try {
      return LuaValue.valueOf((double) file.stream().seek(whence, (long) a.number(3, 0)));
    } catch (IOException e) {
      return failure(e);
    }
  }

  Varargs write(LuaFile file, LuaValue result, Arguments a, int first) {
    try {
      ByteStream out = file.stream();
      for (int i = first; i <= a.count(); i++) {
        LuaString text = a.string(i);
        out.write(text.m_bytes, text.m_offset, text.m_length);
      }
      return result;
    } catch (IOException e) {
      return failure(e);
    }
  }

  Varargs read(LuaFile file, Arguments a, int first) {
    file.stream();
    int count = Math.max(1, a.count() - first + 1);
    LuaValue[] results = new LuaValue[count];
    try {
      for (int i = 0; i < count; i++) {
        state.poll();
        results[i] = a.count() < first ? orNil(file.line(false, bytes())) : read(file, a, a.get(first + i), first + i);
        if (results[i].isnil()) {
          return LuaValue.varargsOf(results, 0, i + 1);
        }
      }
      return LuaValue.varargsOf(results);
    } catch (IOException e) {
      return failure(e);
    }
  }

  private LuaValue read(LuaFile file, Arguments a, LuaValue format, int position) throws IOException {
    if (format.type() == LuaValue.TNUMBER) {
      return orNil(file.bytes(a.integer(position), bytes()));
    }
    String name = a.text(position);
    switch (name.startsWith("*") ? name.substring(1) : name) {
      case "n":
        double number = file.number(bytes());
        return Double.isNaN(number) ? LuaValue.NIL : LuaValue.valueOf(number);
      case "l":
        return orNil(file.line(false, bytes()));
      case "L":
        return orNil(file.line(true, bytes()));
      case "a":
        return file.all(bytes());
      default:
        throw a.error(position, "invalid format");
    }
  }

  /** An iterator that reads with the formats, and closes the file at its end when that is wanted. */
  VarArgFunction lines(LuaFile file, Varargs formats, boolean closing) {
    file.stream();
    return new VarArgFunction() {
      @Override
      public Varargs invoke(Varargs ignored) {
        if (file.isClosed()) {
          throw new LuaError("file is already closed");
        }
        Varargs results = read(file, new Arguments("lines", formats), 1);
        if (closing && results.arg1().isnil()) {
          close(file);
        }
        return results;
      }
    };
  }

  private Bytes bytes() {
    return new Bytes(maxStringBytes);
  }

  private static LuaValue orNil(LuaString text) {
    return text == null ? LuaValue.NIL : text;
  }
}
