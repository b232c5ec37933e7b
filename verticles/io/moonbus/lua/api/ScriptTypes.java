package io.moonbus.lua.api;

import io.moonbus.lua.api.declaration.ApiObject;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The types of the objects that scripts get from the server: one instance for each Lua state. */
public final class ScriptTypes {

  private static final LuaValue PROTECTED = LuaValue.valueOf("change metatable of this object is prohibited");

  private final LuaTable collections = collectionType();
  private final LuaTable objects = objectType();

  /** A new, empty collection. */
  public Collection collection() {
    return new Collection(this);
  }

  /**
   * A {@code SocketAddress}.
   *
   * @param address {@code host:port} with a numeric host
   * @return {@code nil} when it is not an address
   */
  public LuaValue socketAddress(String address) {
    int colon = address.lastIndexOf(':');
    IpAddress host = colon < 0 ? null : IpAddress.parse(address.substring(0, colon));
    int port = Ports.parse(address.substring(colon + 1));
    return host == null || port < 0 ? LuaValue.NIL : new SocketAddressObject(this, host, port);
  }

  LuaTable collectionMetatable() {
    return collections;
  }

  LuaTable objectMetatable() {
    return objects;
  }

  /** A protected metatable of objects that have methods and no more. */
  LuaTable withMethods(ApiObject declared, ScriptLog log, Predicate<LuaValue> self,
                       Map<String, BiFunction<LuaValue, Varargs, Varargs>> bodies) {
    LuaTable methods = new LuaTable();
    Binding.methods(methods, declared, log, self, bodies);
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, methods);
    type.rawset(LuaValue.METATABLE, PROTECTED);
    return type;
  }

  private static LuaTable collectionType() {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> collection(a.arg1()).index(a.arg(2))));
    type.rawset(LuaValue.NEWINDEX, Functions.of(a -> {
      collection(a.arg1()).assign(a.arg(2), a.arg(3));
      return LuaValue.NONE;
    }));
    type.rawset(LuaValue.LEN, Functions.of(a -> LuaValue.valueOf(collection(a.arg1()).size())));
    type.rawset(LuaValue.CALL, Functions.of(a -> collection(a.arg1()).invoked(a.subargs(2))));
    type.rawset(LuaValue.METATABLE, PROTECTED);
    return type;
  }

  private static Collection collection(LuaValue value) {
    if (value instanceof Collection collection) {
      return collection;
    }
    throw new LuaError("collection expected, got " + value.typename());
  }

  private static LuaTable objectType() {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> object(a.arg1()).member(a.arg(2))));
    type.rawset(LuaValue.CALL, Functions.of(a -> object(a.arg1()).copy()));
    type.rawset(LuaValue.TOSTRING, Functions.of(a -> object(a.arg1()).serialized()));
    type.rawset(LuaValue.CONCAT, Functions.of(a -> operand(a.arg1()).concat(operand(a.arg(2)))));
    type.rawset(LuaValue.EQ, Functions.of(a -> compare(a, order -> order == 0)));
    type.rawset(LuaValue.LT, Functions.of(a -> compare(a, order -> order < 0)));
    type.rawset(LuaValue.LE, Functions.of(a -> compare(a, order -> order <= 0)));
    type.rawset(LuaValue.METATABLE, PROTECTED);
    return type;
  }

  private static ScriptObject object(LuaValue value) {
    if (value instanceof ScriptObject object) {
      return object;
    }
    throw new LuaError("object of the server expected, got " + value.typename());
  }

  private static LuaValue operand(LuaValue value) {
    return value instanceof ScriptObject object ? object.serialized() : value;
  }

  private static LuaValue compare(Varargs operands, IntPredicate wanted) {
    if (operands.arg1() instanceof ScriptObject left && operands.arg(2) instanceof ScriptObject right) {
      return LuaValue.valueOf(wanted.test(left.compareTo(right)));
    }
    throw new LuaError("attempt to compare " + operands.arg1().typename() + " with " + operands.arg(2).typename());
  }
}
