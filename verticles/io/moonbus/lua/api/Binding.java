package io.moonbus.lua.api;

import io.moonbus.lua.api.declaration.ApiMember;
import io.moonbus.lua.api.declaration.ApiObject;
import io.moonbus.lua.engine.LuaState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Puts functions into tables; exactly those that are declared. */
public final class Binding {

  private Binding() {
  }

  /**
   * Binds global functions.
   *
   * @throws IllegalStateException when the names are not those that {@code declared} has
   */
  public static void functions(LuaTable target, ApiObject declared, Map<String, Function<Varargs, Varargs>> bodies) {
    check(declared, declared.names(ApiMember.Kind.FUNCTION), bodies.keySet());
    bodies.forEach((name, body) -> target.rawset(LuaValue.valueOf(name), Functions.of(body)));
  }

  /**
   * Binds methods. A body gets the object, and the arguments without it.
   *
   * @param self whether a first argument is such an object; a call without it is logged and returns nothing
   * @throws IllegalStateException when the names are not those that {@code declared} has
   */
  public static void methods(LuaTable target, ApiObject declared, ScriptLog log, Predicate<LuaValue> self,
                             Map<String, BiFunction<LuaValue, Varargs, Varargs>> bodies) {
    check(declared, declared.names(ApiMember.Kind.METHOD), bodies.keySet());
    bodies.forEach((name, body) -> target.rawset(LuaValue.valueOf(name), Functions.of(arguments -> {
      if (self.test(arguments.arg1())) {
        return body.apply(arguments.arg1(), arguments.subargs(2));
      }
      log.error(declared.name() + "'s function '" + name + "' is called with ':', as object:" + name + "(…)");
      return LuaValue.NONE;
    })));
  }

  /**
   * Binds methods, some of which may have to wait for their results.
   *
   * @param waiting the bodies of those
   * @throws IllegalStateException when the names are not those that {@code declared} has
   */
  static void methods(LuaTable target, ApiObject declared, ScriptLog log, Predicate<LuaValue> self,
                      Map<String, BiFunction<LuaValue, Varargs, Varargs>> bodies, LuaState state,
                      Map<String, SuspendingMethod> waiting) {
    Map<String, BiFunction<LuaValue, Varargs, Varargs>> all = new HashMap<>(bodies);
    waiting.forEach((name, body) -> all.put(name, (object, arguments) -> body.begin(object, arguments, null)));
    methods(target, declared, log, self, all);
    waiting.forEach((name, body) -> {
      LuaValue plain = target.rawget(name);
      target.rawset(name, state.suspending(name, (arguments, waiter) -> waiter != null && self.test(arguments.arg1())
          ? body.begin(arguments.arg1(), arguments.subargs(2), waiter) : plain.invoke(arguments)));
    });
  }

  private static void check(ApiObject declared, Set<String> expected, Set<String> bound) {
    if (!expected.equals(bound)) {
      throw new IllegalStateException(declared.name() + " declares " + expected + " but binds " + bound);
    }
  }
}
