package io.moonbus.lua.api.declaration;

/** The other servers of the cluster. */
final class ServerApi {

  static final ApiObject SERVERS = ApiObject.collection("Servers", "string|integer", "Server?", """
      Connected servers: by address (`\"host:port\"`), by their `publicHost`, or by position from 1 on. `pairs` gives \
      addresses and servers, `ipairs` positions and servers.""")
      .field("initiators", "Servers", "Those that connected to this server; only in `mona.servers`.")
      .field("targets", "Servers", "Those that this server connected to; only in `mona.servers`.")
      .method("broadcast(handler: string, ...: any)", "Sends a message to each of them, like `server:send`.");

  static final ApiObject SERVER = new ApiObject("Server", """
      Another server of the cluster. Functions assigned to it (`function server:onHello(a, b) … end`) can be called by \
      that server; other values assigned are fields of its own. A key that is not known is looked up in \
      `server.configs`. A message to a server that has gone is dropped.""")
      .field("address", "string", "Where it is for the cluster, as `host:port`.")
      .field("host", "string", "The host of `address`.")
      .field("port", "integer", "The port of `address`.")
      .field("isTarget", "boolean", "Whether this server connected to it, and not the other way round.")
      .field("configs", "Settings", """
          What is known of it: `publicHost` and the addresses that it announces, and the properties that the settings \
          of this server give it (`servers.targets=host:port?key=value`).""")
      .field("[string]", "any", "An entry of `configs`, or what the script has assigned.")
      .difference("Always nil unless `configs` had been read before.")
      .method("send(handler: string, ...: any)", """
          Calls the function `handler` that the scripts of the other server put into their object of this server; \
          when there is none, nothing happens. Values arrive as they are: strings are bytes, dates stay dates, a table \
          with elements and members stays one table; keys that are no part of an array become strings, functions nil.""")
      .method("call(handler: string, ...: any): any...", """
          The same with an answer, which comes later. With a function as last argument that is called with the results, \
          or with nil and a message when it failed (error in the function, no such function, server gone, no answer in \
          time). Without, the call must be made in a coroutine, which is suspended until the answer is there: the \
          results are returned, a failure is raised as error.""").addition()
      .method("reject(message?: string)", """
          Wants nothing to do with that server: both get `onServerDisconnection`, with the message, and messages of the \
          other one are ignored until it leaves the cluster and comes back. It stays a member of the cluster: `data` \
          is still shared with it.""");

  private ServerApi() {
  }
}
