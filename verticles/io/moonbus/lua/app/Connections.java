package io.moonbus.lua.app;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.moonbus.lua.value.LuaValues;
import io.moonbus.value.ValueException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code onConnection} and {@code onDisconnection}. */
final class Connections {

  private static final Logger LOG = Logger.getLogger("io.moonbus.lua.app");
  /** What a client is told when the script gave no reason. */
  private static final String NO_REASON = "client rejected";

  private final ApplicationTree tree;
  private final Outlet outlet;

  Connections(ApplicationTree tree, Outlet outlet) {
    this.tree = tree;
    this.outlet = outlet;
  }

  /**
   * Asks the application whether it wants a client, and answers.
   *
   * @return the client's object, {@code null} when it is rejected
   */
  ClientObject connect(ClientEvent.Connect event) {
    Application application = tree.find(tree.root(), event.info().path());
    if (application == null) {
      return reject(event, new Failure(Failure.NOT_FOUND, "Application " + event.info().path() + " doesn't exist"));
    }
    application.refreshBroken();
    String unavailable = application.unavailable();
    if (unavailable != null) {
      return reject(event, new Failure(Failure.SCRIPT_ERROR, unavailable));
    }
    ClientObject client = new ClientObject(event.clientId(), event.info(), application, outlet);
    try {
      Map<String, Object> parameters = onConnection(client, event);
      outlet.send(new ClientMessage.Accepted(event.clientId(), parameters));
      return client;
    } catch (ValueException e) {
      return reject(event, new Failure(Failure.MALFORMED, e.getMessage()));
    } catch (ScriptException e) {
      Failure failure = e.failure(null, NO_REASON);
      LOG.log(failure.code() == Failure.TIMED_OUT ? Level.SEVERE : Level.INFO,
          () -> e.located() + " (" + Names.of(client) + " is rejected)");
      return reject(event, failure);
    }
  }

  private ClientObject reject(ClientEvent.Connect event, Failure failure) {
    outlet.send(new ClientMessage.Rejected(event.clientId(), failure));
    return null;
  }

  private Map<String, Object> onConnection(ClientObject client, ClientEvent.Connect event) {
    Application application = client.application();
    LuaValue function = application.global("onConnection");
    if (!function.isfunction()) {
      return Map.of();
    }
    Varargs arguments = LuaValues.read(event.arguments(), application.limits(), application.typed());
    LuaValue result =
        tree.scripts().call(application.meter(), function, LuaValue.varargsOf(client, arguments)).arg1();
    if (result instanceof LuaTable table) {
      client.override(table);
      return Parameters.accepted(table, tree.log());
    }
    if (!result.isnil()) {
      LOG.log(Level.SEVERE, () -> Names.of(application) + " onConnection returned a " + result.typename()
          + "; it must return a table of parameters or nothing");
    }
    return Map.of();
  }

  /** Tells the application that a client has gone. */
  void disconnected(ClientObject client) {
    LuaValue function = client.application().global("onDisconnection");
    if (function.isfunction()) {
      tree.scripts().event(Names.of(client) + " onDisconnection", client.application().meter(), function, client);
    }
  }
}
