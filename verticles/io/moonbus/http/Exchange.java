package io.moonbus.http;

import io.moonbus.event.Format;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** One request and the response that is being made for it. Exactly one response is sent, whoever comes first. */
final class Exchange {

  final HttpServerRequest request;
  final Peer peer;
  final boolean head;
  /** In what notation the caller wants results and errors. */
  Format format = Format.JSON;
  /** The media type of results. */
  CharSequence type = MediaTypes.JSON;
  /** What the target names, {@code null} until it is known to be well-formed. */
  RequestTarget target;
  /** Whether this is a call, whose caller can read an error in its notation. */
  boolean call;
  long callId;
  /** When to give up, in milliseconds; 0 for never. */
  long deadline;
  /** What is said when {@link #deadline} has passed. */
  int lateStatus = 408;
  private final HttpServerResponse response;
  private boolean answered;
  private boolean closing;

  Exchange(HttpServerRequest request, Peer peer) {
    this.request = request;
    this.response = request.response();
    this.peer = peer;
    this.head = request.method() == HttpMethod.HEAD;
    peer.begin(this);
  }

  /** Whether somebody else has sent the response. */
  boolean isEndedElsewhere() {
    return !answered && response.ended();
  }

  /** Whether a response was already chosen, or nobody waits for one any more. */
  boolean isAnswered() {
    return answered;
  }

  /** The response, for header fields that come before the answer itself. */
  HttpServerResponse response() {
    return response;
  }

  /** Sends the response, with the given content. */
  void answer(int status, CharSequence contentType, Buffer body) {
    if (contentType != null) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    }
    if (!begin(status)) {
      return;
    }
    if (head) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
      ended(response.end());
    } else {
      ended(response.end(body));
    }
  }

  /** Sends a response without content. */
  void answer(int status) {
    if (begin(status)) {
      ended(response.end());
    }
  }

  private void ended(Future<Void> written) {
    peer.end(this);
    if (closing) {
      written.onComplete(done -> peer.linger(request));
    }
  }

  /** The connection ends with this response. */
  Exchange closing() {
    closing = true;
    return this;
  }

  /** Sends a part of a file. */
  void answerFile(int status, StoredFile file, long offset, long length) {
    if (!begin(status)) {
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    if (head || length == 0) {
      ended(response.end());
      return;
    }
    deadline = 0;
    peer.watchProgress();
    service().files().stream(file, offset, length, response).onComplete(sent -> {
      peer.unwatchProgress();
      if (sent.failed()) {
        // The client has gone, or the file has become shorter: either way the response cannot be completed.
        response.reset();
      }
      ended(Future.succeededFuture());
    });
  }

  private HttpService service() {
    return peer.service();
  }

  private boolean begin(int status) {
    if (answered || response.closed()) {
      abandon();
      return false;
    }
    answered = true;
    response.setStatusCode(status);
    if (closing && request.version() != HttpVersion.HTTP_2) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    return true;
  }

  /** Nobody waits for a response any more. */
  void abandon() {
    answered = true;
    peer.end(this);
  }
}
