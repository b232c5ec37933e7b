package io.moonbus.lua.engine;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/** Finds what the source calls the value of a register, by looking for the instruction that put it there. */
final class Names {

  private static final int CONSTANT = 0x100;

  private Names() {
  }

  static String upvalue(Prototype p, int index) {
    LuaString name = index < p.upvalues.length ? p.upvalues[index].name : null;
    return name == null ? "?" : name.tojstring();
  }

  /** E.g. {@code local 'a'}, {@code global 'x'}, {@code field 'y'}, {@code method 'm'}; {@code null} when it has no name. */
  static String of(Prototype p, int pc, int register) {
    LuaString local = p.getlocalname(register + 1, pc);
    if (local != null) {
      return local.tojstring().startsWith("(") ? null : "local '" + local.tojstring() + "'";
    }
    int setter = lastSetter(p, pc, register);
    if (setter < 0) {
      return null;
    }
    int i = p.code[setter];
    switch (i & 0x3f) {
      case Lua.OP_MOVE:
        return Lua.GETARG_B(i) < Lua.GETARG_A(i) ? of(p, setter, Lua.GETARG_B(i)) : null;
      case Lua.OP_GETTABUP:
        String kind = upvalue(p, Lua.GETARG_B(i)).equals("_ENV") ? "global" : "field";
        return named(kind, key(p, setter, Lua.GETARG_C(i)));
      case Lua.OP_GETTABLE:
        LuaString table = p.getlocalname(Lua.GETARG_B(i) + 1, setter);
        boolean environment = table != null && table.tojstring().equals("_ENV");
        return named(environment ? "global" : "field", key(p, setter, Lua.GETARG_C(i)));
      case Lua.OP_GETUPVAL:
        return named("upvalue", upvalue(p, Lua.GETARG_B(i)));
      case Lua.OP_SELF:
        return named("method", key(p, setter, Lua.GETARG_C(i)));
      default:
        return null;
    }
  }

  private static String named(String kind, String name) {
    return name == null ? null : kind + " '" + name + "'";
  }

  private static String key(Prototype p, int pc, int operand) {
    LuaValue key = null;
    if ((operand & CONSTANT) != 0) {
      key = p.k[operand & 0xff];
    } else {
      int setter = lastSetter(p, pc, operand);
      if (setter >= 0 && (p.code[setter] & 0x3f) == Lua.OP_LOADK) {
        key = p.k[Lua.GETARG_Bx(p.code[setter])];
      }
    }
    return key instanceof LuaString text ? text.tojstring() : null;
  }

  /** The last instruction before {@code end} that surely set a register, -1 when there is none. */
  private static int lastSetter(Prototype p, int end, int register) {
    int setter = -1;
    int jumpTarget = 0;
    for (int pc = 0; pc < end; pc++) {
      int i = p.code[pc];
      int opcode = i & 0x3f;
      if (opcode == Lua.OP_JMP) {
        int target = pc + 1 + Lua.GETARG_sBx(i);
        if (pc < target && target <= end && target > jumpTarget) {
          jumpTarget = target;
        }
      } else if (sets(i, opcode, register)) {
        setter = pc < jumpTarget ? -1 : pc;
      }
      if (opcode == Lua.OP_SETLIST && Lua.GETARG_C(i) == 0) {
        pc++;
      }
    }
    return setter;
  }

  private static boolean sets(int i, int opcode, int register) {
    int a = Lua.GETARG_A(i);
    return switch (opcode) {
      case Lua.OP_LOADNIL -> a <= register && register <= a + Lua.GETARG_B(i);
      case Lua.OP_TFORCALL -> register >= a + 2;
      case Lua.OP_CALL, Lua.OP_TAILCALL -> register >= a;
      case Lua.OP_SELF -> register == a || register == a + 1;
      default -> Lua.testAMode(opcode) && register == a;
    };
  }
}
