package io.moonbus.http;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;

/** Answers with files of the site, folders and templates. */
final class FileAnswers {

  private final HttpService service;

  FileAnswers(HttpService service) {
    this.service = service;
  }

  /** What an application wants to be sent. Only the name of the file counts: the folder is that of the request. */
  void answer(Exchange exchange, Session session, ClientMessage.FileReply reply) {
    String name = reply.file().substring(reply.file().lastIndexOf('/') + 1);
    RequestTarget target = new RequestTarget(exchange.target.folder(), name, exchange.target.query());
    if (name.isEmpty()) {
      index(exchange, session, target);
    } else {
      file(exchange, target, reply.tags());
    }
  }

  /** A request that no application handles. */
  void answer(Exchange exchange) {
    if (exchange.target.file().isEmpty()) {
      index(exchange, null, exchange.target);
    } else {
      file(exchange, exchange.target, null);
    }
  }

  private void index(Exchange exchange, Session session, RequestTarget target) {
    Object parameter = session == null ? null : session.parameter("index");
    String index = parameter == null ? service.options().index() : parameter.toString();
    String name = index.substring(index.lastIndexOf('/') + 1);
    if (name.equals("true")) {
      list(exchange, target);
    } else if (name.equals("false") || name.isEmpty()) {
      Errors.answer(exchange, new HttpException(403, "No authorization to see the content of " + target.path()));
    } else if (name.indexOf('.') >= 0 || session == null) {
      file(exchange, new RequestTarget(target.folder(), name, target.query()), queryTags(target));
    } else {
      Payload arguments = Payloads.query(target.query());
      session.send(new ClientEvent.Call(session.id, session.await(exchange), name, arguments, Format.JSON, null));
    }
  }

  /** The query of a folder request fills the index file; its values come from anybody, so they are escaped. */
  private static Map<String, String> queryTags(RequestTarget target) {
    if (target.query().isEmpty()) {
      return null;
    }
    Map<String, String> tags = new HashMap<>();
    QueryPairs.parse(target.query(), (name, value) -> tags.put(name, Html.escape(value)));
    return tags;
  }

  private void list(Exchange exchange, RequestTarget target) {
    find(exchange, target, folder -> {
      if (!folder.folder) {
        missing(exchange, target);
        return;
      }
      service.files().list(folder).onComplete(
          listing -> exchange.answer(200, MediaTypes.HTML, Buffer.buffer(listing.page(target.path(), target.query()))),
          error -> missing(exchange, target));
    });
  }

  private void file(Exchange exchange, RequestTarget target, Map<String, String> tags) {
    if (target.file().equals(".") || target.file().equals("..")) {
      missing(exchange, target);
      return;
    }
    find(exchange, target, file -> {
      if (file.folder) {
        redirect(exchange, target);
      } else if (tags != null && file.content != null && ContentTypes.isText(file.type)) {
        exchange.answer(200, file.type, file.template().fill(tags));
      } else {
        Representation.send(exchange, file);
      }
    });
  }

  private void find(Exchange exchange, RequestTarget target, io.vertx.core.Handler<StoredFile> found) {
    String path = target.path();
    StoredFile file = service.files().peek(path);
    if (file != null) {
      found.handle(file);
      return;
    }
    service.files().load(path).onComplete(loaded -> {
      if (loaded == null) {
        missing(exchange, target);
      } else {
        found.handle(loaded);
      }
    }, error -> Errors.answer(exchange,
        error instanceof HttpException e ? e : new HttpException(500, "The file cannot be read")));
  }

  private static void redirect(Exchange exchange, RequestTarget target) {
    String query = target.query().isEmpty() ? "" : "?" + target.query();
    exchange.response().putHeader(HttpHeaders.LOCATION, Html.encode(target.path()) + "/" + query);
    exchange.answer(301, MediaTypes.TEXT, Buffer.buffer("The document has moved here."));
  }

  private static void missing(Exchange exchange, RequestTarget target) {
    Errors.answer(exchange,
        new HttpException(404, "The requested URL " + target.path() + " was not found on this server"));
  }
}
