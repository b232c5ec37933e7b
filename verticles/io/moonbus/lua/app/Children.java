package io.moonbus.lua.app;

import io.moonbus.lua.api.Collection;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code children}: the loaded children; called with a path it loads the application there. */
final class Children extends Collection {

  private final Application application;

  Children(Application application) {
    super(application.types());
    this.application = application;
  }

  @Override
  protected Varargs invoked(Varargs arguments) {
    if (!(arguments.arg1() instanceof LuaString path)) {
      return LuaValue.NONE;
    }
    Application found = application.tree().find(application, path.tojstring());
    return found == null || found.version().unavailable() != null ? LuaValue.NONE : found.environment();
  }
}
