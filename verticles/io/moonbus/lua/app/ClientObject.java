package io.moonbus.lua.app;

import io.moonbus.event.ClientInfo;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.api.Collection;
import io.moonbus.lua.value.LuaValues;
import io.moonbus.lua.value.Serialized;
import io.moonbus.value.ValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code client} in a script. Its own entries are what scripts assigned: the functions among them can be called
 * remotely, and nothing else can. What most clients never ask for is made when it is asked for.
 */
final class ClientObject extends LuaTable implements Serialized {

  private final String id;
  private final ClientInfo info;
  private final Application application;
  private final Outlet outlet;
  private final LuaString idText;
  private final WriterObject writer;
  private final List<WriterObject> writers = new ArrayList<>(0);
  private Map<String, String> texts;
  private ClientProperties properties;
  private Collection parameters;
  private LuaTable overrides;
  private Format callFormat;
  private boolean gone;
  private int ping;
  private final long since = System.currentTimeMillis();
  private long received = since;
  private long sent;
  private long sentBytes;

  ClientObject(String id, ClientInfo info, Application application, Outlet outlet) {
    this.id = id;
    this.info = info;
    this.application = application;
    this.outlet = outlet;
    this.idText = valueOf(id);
    this.texts = info.properties();
    this.writer = new WriterObject(this);
    setmetatable(application.tree().clients().type());
  }

  String id() {
    return id;
  }

  LuaString idText() {
    return idText;
  }

  ClientInfo info() {
    return info;
  }

  Application application() {
    return application;
  }

  WriterObject writer() {
    return writer;
  }

  /** The writers made by {@code newWriter}. */
  List<WriterObject> writers() {
    return writers;
  }

  int ping() {
    return ping;
  }

  void ping(int millis) {
    ping = millis;
    received = System.currentTimeMillis();
  }

  /** When something was received last, in milliseconds since 1970. */
  long received() {
    return received;
  }

  /** When something was written last, in milliseconds since 1970, 0 when nothing was. */
  long sent() {
    return sent;
  }

  /** What was written since the connection began, in bytes per second. */
  double byteRate() {
    return sentBytes * 1000.0 / Math.max(1000, System.currentTimeMillis() - since);
  }

  /** Something was received; from now on the client has these properties, {@code null} = the same as before. */
  void received(Map<String, String> newProperties) {
    received = System.currentTimeMillis();
    if (newProperties != null) {
      texts = newProperties;
      if (properties != null) {
        properties.replace(newProperties);
      }
    }
  }

  /** From now on nothing is sent any more. */
  void leave() {
    gone = true;
  }

  /** What is written from now on answers a call; {@link Format#RAW} leaves messages in the client's own notation. */
  void beginCall(Format format) {
    callFormat = format == Format.RAW ? null : format;
  }

  void endCall() {
    callFormat = null;
  }

  /** The function that a script put under this name, {@code null} when there is none. */
  LuaValue remote(LuaValue name) {
    LuaValue method = name.isnil() ? NIL : rawget(name);
    return method.isfunction() ? method : null;
  }

  /** What {@code client[key]} gives for a key that no script has assigned. */
  LuaValue member(LuaValue key) {
    if (!(key instanceof LuaString name)) {
      return NIL;
    }
    ClientMembers.Member member = ClientMembers.of(name);
    if (member != null) {
      return member.of(this);
    }
    String text = name.tojstring();
    return text.equals(info.protocol()) ? parameters() : property(name, text);
  }

  private LuaValue property(LuaString name, String text) {
    return properties == null ? ClientProperties.find(texts, text) : properties.member(name);
  }

  ClientProperties properties() {
    if (properties == null) {
      properties = new ClientProperties(this, texts);
    }
    return properties;
  }

  Collection parameters() {
    if (parameters == null) {
      parameters = Parameters.collection(application, info.protocol());
      override();
    }
    return parameters;
  }

  /** What {@code onConnection} returned. */
  void override(LuaTable values) {
    overrides = values;
    override();
  }

  private void override() {
    if (parameters != null && overrides != null) {
      for (LuaValue key : overrides.keys()) {
        parameters.put(key, overrides.rawget(key));
      }
    }
  }

  /** Encodes and sends what a script wrote. */
  void push(ClientMessage.Kind kind, String name, Varargs values) {
    if (!gone) {
      Format format = callFormat == null ? info.format() : callFormat;
      push(kind, name, encode(values, format));
    }
  }

  /**
   * Encodes values for the client.
   *
   * @throws LuaError when they have no form in the notation
   */
  Payload encode(Varargs values, Format format) {
    try {
      return LuaValues.write(values, format, application.limits());
    } catch (ValueException e) {
      throw new LuaError(e.getMessage());
    }
  }

  /** Sends what is encoded already. */
  void push(ClientMessage.Kind kind, String name, Payload payload) {
    int bytes = payload.data() == null ? 0 : payload.data().length();
    application.tree().scripts().writes(bytes);
    sent = System.currentTimeMillis();
    sentBytes += bytes;
    send(new ClientMessage.Push(id, kind, name, payload));
  }

  /** Sends a message, unless the client has gone. */
  void send(ClientMessage message) {
    if (!gone) {
      outlet.send(message);
    }
  }

  /** Lets leave what is waiting. */
  void flush() {
    outlet.flush();
  }

  @Override
  public LuaValue serialized() {
    return idText;
  }
}
