package io.moonbus.lua.app;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.value.LuaValues;
import io.moonbus.value.ValueException;
import java.util.Map;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls of clients: of the functions that scripts put into their objects, and of {@code onRead}. */
final class Calls {

  /** What MonaServer says of an error with an empty text. */
  private static final String NO_MESSAGE = "Software error";
  private static final LuaString ON_MESSAGE = LuaValue.valueOf("onMessage");
  private static final LuaString ON_READ = LuaValue.valueOf("onRead");

  private final Scripts scripts;

  Calls(Scripts scripts) {
    this.scripts = scripts;
  }

  /** Answers a call. */
  void call(ClientObject client, ClientEvent.Call call) {
    client.received(call.properties());
    String name = call.method();
    try {
      CallArguments arguments = CallArguments.read(name, call.arguments(), client.application());
      name = arguments.method() == null ? null : arguments.method().tojstring();
      LuaString method = name == null ? ON_MESSAGE : arguments.method();
      answer(client, call.callId(), method, arguments.values(), call.replyFormat());
    } catch (ScriptException | ValueException e) {
      fail(client, call.callId(), name, e);
    }
  }

  private void answer(ClientObject client, long callId, LuaString name, Varargs arguments, Format format) {
    LuaValue method = client.remote(name);
    if (method == null) {
      String text = name.tojstring();
      String where = Names.of(client.application());
      client.send(new ClientMessage.Failed(client.id(), callId,
          new Failure(Failure.NOT_FOUND, "Method '" + text + "' not found on application " + where, text)));
      return;
    }
    Varargs results = invoke(client, method, LuaValue.varargsOf(client, arguments), format);
    client.send(new ClientMessage.Result(client.id(), callId, encode(client, method, results, format)));
  }

  private static Payload encode(ClientObject client, LuaValue method, Varargs results, Format format) {
    try {
      return client.encode(results, format);
    } catch (LuaError e) {
      throw ScriptException.of(e, client.application().state().beginningOf(method));
    }
  }

  private Varargs invoke(ClientObject client, LuaValue method, Varargs arguments, Format format) {
    client.beginCall(format);
    try {
      return scripts.call(client.application().meter(), method, arguments);
    } finally {
      client.endCall();
    }
  }

  private void fail(ClientObject client, long callId, String method, RuntimeException error) {
    Failure failure;
    if (error instanceof ScriptException script) {
      failure = script.failure(method, NO_MESSAGE);
      scripts.log(Names.of(client) + (method == null ? "" : " " + method), script);
    } else {
      failure = new Failure(Failure.MALFORMED, error.getMessage(), method);
    }
    client.send(new ClientMessage.Failed(client.id(), callId, failure));
  }

  /** Answers the request of a file. */
  void read(ClientObject client, ClientEvent.Read read) {
    client.received(read.properties());
    LuaString file = LuaString.valueOf(read.file());
    boolean method = read.file().indexOf('.') < 0 && client.remote(file) != null;
    try {
      Application application = client.application();
      Varargs arguments = LuaValues.read(read.arguments(), application.limits(), application.typed());
      LuaValue onRead = client.remote(ON_READ);
      if (method) {
        answer(client, read.callId(), file, arguments, read.replyFormat());
      } else if (onRead == null || read.file().isEmpty()) {
        reply(client, read, read.file(), null);
      } else {
        Varargs all = LuaValue.varargsOf(client, file, arguments);
        redirect(client, read, invoke(client, onRead, all, read.replyFormat()));
      }
    } catch (ScriptException | ValueException e) {
      fail(client, read.callId(), method ? read.file() : null, e);
    }
  }

  private static void redirect(ClientObject client, ClientEvent.Read read, Varargs results) {
    LuaValue file = results.arg1();
    if (results.narg() == 0) {
      reply(client, read, read.file(), null);
    } else if (file.isstring()) {
      reply(client, read, file.tojstring(), results.arg(2) instanceof LuaTable tags ? Tags.of(tags) : null);
    } else {
      reply(client, read, null, null);
    }
  }

  private static void reply(ClientObject client, ClientEvent.Read read, String file, Map<String, String> tags) {
    client.send(new ClientMessage.FileReply(client.id(), read.callId(), file, tags));
  }
}
