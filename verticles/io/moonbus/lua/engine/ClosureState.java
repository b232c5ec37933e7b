package io.moonbus.lua.engine;

import io.moonbus.lua.engine.lib.Libraries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Function;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.UpValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.CoroutineLib;
import org.luaj.vm2.lib.DebugLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JseBaseLib;
import org.luaj.vm2.lib.jse.JseMathLib;
import org.luaj.vm2.lib.jse.JseOsLib;

/** A state on luaj's own closures. */
final class ClosureState implements LuaState {

  private final Globals globals = new Globals();

  ClosureState(EngineOptions options) {
    globals.load(new JseBaseLib());
    globals.load(new PackageLib());
    globals.load(new TableLib());
    globals.load(new StringLib());
    globals.load(new CoroutineLib());
    globals.load(new JseMathLib());
    globals.load(new JseOsLib());
    globals.load(new DebugLib());
    LoadState.install(globals);
    LuaC.install(globals);
    globals.set("unpack", globals.get("table").get("unpack"));
    globals.set("loadstring", globals.get("load"));
    globals.set("setfenv", function(this::setfenv));
    globals.set("getfenv", function(this::getfenv));
    Libraries.install(this, globals, options);
  }

  private static LuaFunction function(Function<Varargs, Varargs> body) {
    return new VarArgFunction() {
      @Override
      public Varargs invoke(Varargs arguments) {
        return body.apply(arguments);
      }
    };
  }

  private Varargs setfenv(Varargs arguments) {
    UpValue environment = environmentCell(arguments.arg1());
    if (environment == null) {
      throw new LuaError("'setfenv' cannot change environment of given object");
    }
    ((LuaClosure) arguments.arg1()).upValues[0] = new UpValue(new LuaValue[] {arguments.arg(2)}, 0);
    return arguments.arg1();
  }

  private Varargs getfenv(Varargs arguments) {
    UpValue environment = environmentCell(arguments.arg1());
    return environment == null ? globals : environment.getValue();
  }

  private static UpValue environmentCell(LuaValue function) {
    return function instanceof LuaClosure closure && closure.upValues.length > 0 ? closure.upValues[0] : null;
  }

  @Override
  public LuaTable globals() {
    return globals;
  }

  @Override
  public LuaFunction load(byte[] source, String chunkName, LuaValue environment) {
    try {
      Prototype prototype = LuaC.instance.compile(new ByteArrayInputStream(source), chunkName);
      return new LuaClosure(prototype, environment);
    } catch (IOException e) {
      throw new LuaError(e);
    }
  }

  @Override
  public Varargs call(LuaValue function, Varargs arguments) {
    return function.invoke(arguments);
  }

  @Override
  public Mode modeOf(LuaValue function) {
    return function instanceof LuaClosure ? Mode.INTERPRETED : Mode.COMPILED;
  }

  @Override
  public void poll() {
    // Without a time limit there is nothing to look at.
  }

  @Override
  public LuaValue environmentOf(LuaValue function) {
    UpValue environment = environmentCell(function);
    return environment == null ? null : environment.getValue();
  }

  @Override
  public String where(int level) {
    return null;
  }
}
