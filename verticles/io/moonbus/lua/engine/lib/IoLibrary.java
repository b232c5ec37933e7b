package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code io}. */
final class IoLibrary {

  private static final Pattern MODE = Pattern.compile("[rwa]\\+?b?\\+?");
  private static final LuaString READ = LuaString.valueOf("r");

  private final Confinement confinement;
  private final FileMethods methods;
  private LuaUserdata input;
  private LuaUserdata output;

  IoLibrary(LuaState state, Confinement confinement, int maxStringBytes) {
    this.confinement = confinement;
    this.methods = new FileMethods(state, maxStringBytes);
    this.input = standard(System.in, OutputStream.nullOutputStream());
    this.output = standard(InputStream.nullInputStream(), System.out);
  }

  LuaTable create() {
    LuaTable io = new LuaTable();
    io.rawset("stdin", input);
    io.rawset("stdout", output);
    io.rawset("stderr", standard(InputStream.nullInputStream(), System.err));
    Native.add(io, "open", this::open);
    Native.add(io, "popen", this::popen);
    Native.add(io, "tmpfile", this::tmpfile);
    Native.add(io, "lines", this::lines);
    Native.add(io, "type", IoLibrary::type);
    Native.add(io, "close", a -> methods.close(a.isAbsent(1) ? file(output) : FileMethods.file(a)));
    Native.add(io, "flush", a -> methods.flush(file(output), LuaValue.TRUE));
    Native.add(io, "read", a -> methods.read(file(input), a, 1));
    Native.add(io, "write", a -> methods.write(file(output), output, a, 1));
    Native.add(io, "input", a -> input = redirected(a, input, "r"));
    Native.add(io, "output", a -> output = redirected(a, output, "w"));
    return io;
  }

  private LuaUserdata standard(InputStream in, OutputStream out) {
    return methods.userdata(new LuaFile(new PipeStream(in, out), true, null));
  }

  private static LuaFile file(LuaUserdata data) {
    return (LuaFile) data.m_instance;
  }

  private LuaUserdata opened(String name, String mode) throws IOException {
    Path path = confinement.resolve(name);
    if (Files.isDirectory(path)) {
      throw new IOException("Is a directory");
    }
    return methods.userdata(new LuaFile(new DiskStream(path, mode), false, null));
  }

  private Varargs open(Arguments a) {
    String name = a.text(1);
    String mode = a.string(2, READ).tojstring();
    if (!MODE.matcher(mode).matches()) {
      return LuaValue.varargsOf(LuaValue.NIL, LuaValue.valueOf(name + ": Invalid argument"), LuaValue.valueOf(22));
    }
    try {
      return opened(name, mode);
    } catch (IOException e) {
      return Confinement.failure(name, e);
    }
  }

  private LuaValue popen(Arguments a) {
    confinement.require("io.popen");
    Process process = Processes.start(a.text(1), false);
    return methods.userdata(
        new LuaFile(new PipeStream(process.getInputStream(), process.getOutputStream()), false, process));
  }

  private LuaValue tmpfile(Arguments a) {
    confinement.require("files", "io.tmpfile");
    try {
      Path path = Files.createTempFile("lua_", null);
      LuaUserdata file = methods.userdata(new LuaFile(new DiskStream(path, "w+"), false, null));
      Files.delete(path);
      return file;
    } catch (IOException e) {
      throw new LuaError("unable to generate a unique filename");
    }
  }

  private Varargs lines(Arguments a) {
    if (a.isAbsent(1)) {
      return methods.lines(file(input), a.from(2), false);
    }
    try {
      return methods.lines(file(opened(a.text(1), "r")), a.from(2), true);
    } catch (IOException e) {
      throw new LuaError(Confinement.message(a.text(1), e));
    }
  }

  private static LuaValue type(Arguments a) {
    LuaFile file = FileMethods.fileOf(a.present(1));
    return file == null ? LuaValue.NIL : LuaValue.valueOf(file.isClosed() ? "closed file" : "file");
  }

  private LuaUserdata redirected(Arguments a, LuaUserdata current, String mode) {
    if (a.isAbsent(1)) {
      return current;
    }
    if (FileMethods.fileOf(a.get(1)) != null) {
      return (LuaUserdata) a.get(1);
    }
    try {
      return opened(a.text(1), mode);
    } catch (IOException e) {
      throw new LuaError(Confinement.message(a.text(1), e));
    }
  }
}
