package io.moonbus.lua.app;

import io.moonbus.event.ClientMessage;
import io.moonbus.lua.api.Collection;
import io.moonbus.lua.api.TextValues;
import java.util.Map;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code client.properties}: headers and cookies by name; called over HTTP it sets a cookie. */
final class ClientProperties extends Collection {

  /** The documented name of {@code version}. */
  private static final String HTTP_VERSION = "HTTPVersion";
  private static final String VERSION = "version";

  private final ClientObject client;

  ClientProperties(ClientObject client, Map<String, String> texts) {
    super(client.application().types());
    this.client = client;
    texts.forEach((name, text) -> put(name, TextValues.typed(text)));
  }

  /** Puts others in the place of what there is. */
  void replace(Map<String, String> texts) {
    for (LuaValue key : items().keys()) {
      remove(key);
    }
    texts.forEach((name, text) -> put(name, TextValues.typed(text)));
  }

  /**
   * A property as {@code client.name} finds it. Header style names are found in any case, since HTTP/2 sends them in
   * small letters; other names are exact, lest a script's unset field be taken for a header.
   */
  static LuaValue find(Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null && isHeader(name)) {
      text = anyCase(texts, name);
    }
    if (text == null && name.equals(HTTP_VERSION)) {
      text = texts.get(VERSION);
    }
    return text == null ? NIL : TextValues.typed(text);
  }

  private static boolean isHeader(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  private static String anyCase(Map<String, String> texts, String name) {
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** The same as {@link #find}, scripts' assignments included. */
  LuaValue member(LuaString name) {
    LuaValue value = items().rawget(name);
    return value.isnil() && isHeader(name.tojstring()) ? index(name) : value;
  }

  @Override
  protected LuaValue index(LuaValue key) {
    LuaValue value = super.index(key);
    if (!value.isnil() || !(key instanceof LuaString name)) {
      return value;
    }
    String text = name.tojstring();
    for (LuaValue candidate : items().keys()) {
      if (candidate.isstring() && candidate.tojstring().equalsIgnoreCase(text)) {
        return items().rawget(candidate);
      }
    }
    return text.equals(HTTP_VERSION) ? items().rawget(VERSION) : NIL;
  }

  @Override
  protected void assign(LuaValue key, LuaValue value) {
    put(key, value);
  }

  @Override
  protected Varargs invoked(Varargs arguments) {
    Varargs given = arguments.arg1() == client ? arguments.subargs(2) : arguments;
    if (client.info().protocol().equals("HTTP") && given.narg() > 1) {
      return setCookie(given);
    }
    LuaValue[] values = new LuaValue[given.narg()];
    for (int i = 0; i < values.length; i++) {
      values[i] = index(given.arg(i + 1));
    }
    return varargsOf(values);
  }

  private Varargs setCookie(Varargs given) {
    String header = Cookies.header(given, client.application().log());
    if (header == null) {
      return NONE;
    }
    client.send(new ClientMessage.Cookie(client.id(), header));
    return given.arg(2);
  }
}
