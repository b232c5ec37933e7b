package io.moonbus.lua.api.declaration;

/** A client and its writers. */
final class ClientApi {

  static final ApiObject CLIENT = events(new ApiObject("Client", """
      A connected client. Functions assigned to it (`function client:add(a, b) … end`) can be called remotely; other \
      values assigned are fields of its own. A key that is not known is looked up in `client.properties`.""")
      .field("id", "string", "64 hexadecimal digits.")
      .field("rawId", "string", "The same as 32 bytes.")
      .field("address", "SocketAddress", "Where the client is.")
      .field("path", "string", "The path of its application, without a slash at the end.")
      .field("query", "string", "The query of its URL, not decoded.")
      .field("protocol", "string", "`HTTP`, `WebSocket`, ….")
      .field("ping", "number", "Round-trip time in milliseconds.")
      .field("lastReceptionTime", "number", "When something was received last, in milliseconds since 1970-01-01 UTC.")
      .field("writer", "Writer", "Writes to the client.")
      .field("properties", "ClientProperties", "Headers and cookies, or the parameters of the connection.")
      .field("parameters", "ClientParameters", "The settings of its protocol as they apply to it.")
      .field("HTTP", "ClientParameters", "`parameters` of an HTTP client.")
      .field("WebSocket", "ClientParameters", "`parameters` of a WebSocket client.")
      .field("[string]", "any", "A property, or what the script has assigned."));

  static final ApiObject WRITER = new ApiObject("Writer", """
      Writes to a client. What a script has written is sent at the end of the script call.""")
      .field("reliable", "boolean", "Whether lost messages are sent again, where the protocol gives the choice.")
      .field("qos", "QualityOfService", "How well messages arrive.")
      .method("writeRaw(...: string)", """
          Writes bytes: one binary message per argument (WebSocket), or the body of the response (HTTP, the first \
          write only).""")
      .method("writeMessage(...: any)", "Writes values in the client's notation.")
      .method("writeInvocation(name: string, ...: any)", "Calls a function of the client.")
      .method("writeStatusResponse(code: string, description?: string)", "Writes a status.")
      .difference("Missing in MonaServer, where the documentation promises it.")
      .method("flush(): boolean", "Sends at once what was written.")
      .difference("Without it, messages to other clients waited for up to 2 s.")
      .method("newWriter(): Writer", """
          A writer of its own, where the protocol has several; else one that shares the channel.""")
      .method("newFlowWriter(): Writer", "The same.")
      .difference("Missing in MonaServer, where the documentation promises it.")
      .method("close(code?: integer)", "Ends the connection, with a code that the protocol understands.")
      .event("onManage(self: Writer)", "Every 2 seconds, for writers made by `newWriter`.")
      .difference("Never called by MonaServer.");

  static final ApiObject QUALITY = new ApiObject("QualityOfService", """
      How well messages reach a client, at the moment of asking.""")
      .field("lostRate", "number", "The share of messages that were lost, 0 to 1.")
      .field("byteRate", "number", "Bytes per second.")
      .field("latency", "number", "How long a message takes, in milliseconds.")
      .field("lastSendingTime", "number", "When something was sent last, in milliseconds since 1970-01-01 UTC.");

  static final ApiObject PROPERTIES = ApiObject.collection("ClientProperties", "string", "any", """
      The headers (their case does not matter) and cookies of a client, and the `version` of its protocol. `true`, \
      `false`, `null` and numbers are converted.""")
      .operator("call(key: string, value: any, options?: CookieOptions): any", """
          Sets a cookie (HTTP) and returns its value.""")
      .operator("newindex(key: string, value: any)", "Replaces a property for this client, until its next request.");

  static final ApiObject COOKIE_OPTIONS = new ApiObject("CookieOptions", "The attributes of a cookie, in any case.")
      .field("expires", "number", "Seconds from now.")
      .field("path", "string", "Where the client sends it.")
      .field("domain", "string", "To which hosts the client sends it.")
      .field("secure", "boolean", "Only over TLS.")
      .field("httponly", "boolean", "Hidden from the scripts of pages.");

  static final ApiObject PARAMETERS = ApiObject.collection("ClientParameters", "string", "any", """
      The settings of a client's protocol: `timeout`, `index`, `port`, …; what `onConnection` returned comes first.""");

  private ClientApi() {
  }

  private static ApiObject events(ApiObject client) {
    return client
        .event("onJoinGroup(self: Client, group: Group)", "It has become a member of a group.")
        .event("onUnjoinGroup(self: Client, group: Group)", "It is a member of a group no more.")
        .event("onMessage(self: Client, ...: any): any...", """
            A message that names no function of the client. The results are the answer.""")
        .event("onRead(self: Client, file: string, ...: any): any, table?", """
            A file is requested: the name below the folder of the application, and the decoded query. Results: \
            nothing = the file itself; a name = that file instead; a name and a table = that text file with its tags \
            `<% key %>` replaced; nil = what was written to `writer` is the response, or 403 when nothing was.""")
        .difference("What was written before returning nil was not sent.");
  }
}
