package io.moonbus.lua.app;

import io.moonbus.lua.api.Functions;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code require}, {@code dofile} and {@code loadfile} of one application. A file is found in the application, then in
 * its parents, and runs in the environment of the application that it was found in.
 */
final class Loader {

  private static final LuaString SUFFIX = LuaValue.valueOf(".lua");

  private final ApplicationTree tree;
  private final Application application;

  /** @param application {@code null} for the functions of {@code _G}, which see no application */
  Loader(ApplicationTree tree, Application application) {
    this.tree = tree;
    this.application = application;
  }

  /** Hands the functions over by name. */
  void install(BiConsumer<String, LuaValue> target) {
    target.accept("require", Functions.of(this::require));
    target.accept("dofile", Functions.of(this::dofile));
    target.accept("loadfile", Functions.of(this::loadfile));
  }

  private Varargs require(Varargs arguments) {
    LuaString name = arguments.checkstring(1);
    if (!endsWithSuffix(name)) {
      return tree.modules().require(name.tojstring(), application);
    }
    LuaFunction chunk = load(name);
    if (chunk == null) {
      throw new LuaError("module '" + name.tojstring() + "' not found");
    }
    return chunk.invoke(LuaValue.NONE);
  }

  private static boolean endsWithSuffix(LuaString name) {
    int start = name.rawlen() - SUFFIX.rawlen();
    return start >= 0 && name.substring(start, name.rawlen()).raweq(SUFFIX);
  }

  private Varargs dofile(Varargs arguments) {
    LuaFunction chunk = load(arguments.arg1());
    return chunk == null ? LuaValue.NONE : chunk.invoke(LuaValue.NONE);
  }

  private Varargs loadfile(Varargs arguments) {
    LuaFunction chunk = load(arguments.arg1());
    return chunk == null ? LuaValue.NONE : chunk;
  }

  private LuaFunction load(LuaValue name) {
    if (!(name instanceof LuaString)) {
      tree.log().error("a file name is needed, not " + name.typename());
      return null;
    }
    Source source = tree.sources().find(name.tojstring(), application);
    if (source == null) {
      tree.log().error("file '" + name.tojstring() + "' not found");
      return null;
    }
    return compile(source);
  }

  private LuaFunction compile(Source source) {
    try {
      return tree.compile(source, application);
    } catch (LuaError e) {
      tree.log().error(ScriptException.of(e, null).getMessage());
    } catch (UncheckedIOException e) {
      tree.log().error(e.getMessage());
    }
    return null;
  }
}
