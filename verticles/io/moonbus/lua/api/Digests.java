package io.moonbus.lua.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.function.Function;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:md5} and {@code mona:sha256}. */
final class Digests {

  private final ScriptLog log;

  Digests(ScriptLog log) {
    this.log = log;
  }

  Map<String, Function<Varargs, Varargs>> bodies() {
    return Map.of("md5", a -> all("MD5", a), "sha256", a -> all("SHA-256", a));
  }

  private Varargs all(String algorithm, Varargs arguments) {
    LuaValue[] digests = new LuaValue[arguments.narg()];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = digest(algorithm, arguments.arg(i + 1));
    }
    return LuaValue.varargsOf(digests);
  }

  private LuaValue digest(String algorithm, LuaValue value) {
    if (!value.isstring()) {
      log.error(algorithm + " needs strings, not " + value.typename());
      return LuaValue.NIL;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      LuaString bytes = value.strvalue();
      digest.update(bytes.m_bytes, bytes.m_offset, bytes.m_length);
      return LuaString.valueOf(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm, e);
    }
  }
}
