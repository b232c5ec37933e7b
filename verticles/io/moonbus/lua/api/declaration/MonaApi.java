package io.moonbus.lua.api.declaration;

/** The table {@code mona} and the collections in it. */
final class MonaApi {

  private static final String ON_ERROR = """
       A function as first argument is called with the message when it fails: `error` turns the failure into a Lua \
      error.""";
  static final String NO_RESULT = " When that fails nothing is returned." + ON_ERROR;

  private static final String DNS = """
       A name of the hosts file or one that was resolved within the last minute gives its address at once. Another name \
      is asked for in the background, so that the server never waits for a name server: nothing is returned this \
      time, and the function is called with the message `… is being resolved`. A function as last argument is always called with the address, at once \
      or when it is known, or with nil and a message.""";

  private static final String STOOD_STILL = "The server stood still until the name was resolved.";

  static final ApiObject MONA = addresses(CodecApi.declare(new ApiObject("Mona", """
      The server. Its functions are called with a colon (`mona:time()`); with a dot they log an error and return \
      nothing. A key that is not listed here is looked up in `mona.configs`; a value assigned to it belongs to this \
      application.""")
      .field("clients", "Clients", "The clients of all applications of this node.")
      .field("groups", "Groups", "The groups of this node.")
      .field("publications", "Publications", "The publications of this node.")
      .field("servers", "Servers", "The other servers of the cluster that run scripts.")
      .field("configs", "Settings", "The settings of the server, as `mona.configs.HTTP.port`.")
      .field("environment", "Settings", "The environment of the process.")
      .field("arguments", "Settings", "The options of the command line.")
      .field("[string]", "any", "A setting, as `mona.HTTP.port`.")
      .method("absolutePath(path?: string): string", "The absolute path of a folder of `www`, with a slash at the end.")
      .method("listPaths(folder?: string): File[]", """
          The files and folders in a folder of `www`. A folder that is missing or outside `www` is logged as an error \
          and gives an empty table.""")
      .difference("Folders outside `www` could be listed.")
      .method("addToBlacklist(...: string|IPAddress|SocketAddress)", """
          New connections from these addresses are refused; those that exist stay.""")
      .difference("Holds for every protocol, not only for TCP.")
      .method("removeFromBlacklist(...: string|IPAddress|SocketAddress)", "Accepts connections from them again.")
      .method("md5(...: string): string...", """
          The MD5 digests of the arguments, 16 raw bytes each. For an argument that is no string an error is logged \
          and the result is nil.""")
      .method("sha256(...: string): string...", "The SHA-256 digests, 32 raw bytes each, like `md5`.")
      .method("split(text: string, separators?: string, options?: integer): string...", """
          The parts of a text between any of the characters of `separators`. Options: 1 leaves out empty parts, 2 \
          removes blanks around each, 3 does both.""")
      .method("time(): number", "Milliseconds since 1970-01-01 UTC.")
      .method("dump(data: string, size?: integer)", """
          Writes bytes (at most `size`, at most 64 KiB) to the log as a hexadecimal dump, level DEBUG. With a name before the data the \
          dump carries that name.""")
      .overload("dump(name: string, data: string, size?: integer)")
      .difference("Only the form with a name worked, and only with the option `--dump`.")
      .method("joinGroup(peerId: string, groupId: string): Member", """
          Adds a peer to a group, which is made when there is none. Both ids are 64 hexadecimal digits or 32 bytes. The \
          peer is a member until it is released or, when it is a client, disconnects.""")
      .difference("A member of which no script held the object any more left its group by chance.")
      .method("publish(name: string, mode?: string)", "Raises an error: this server offers no publications yet.")
      .difference("Began a publication.")
      .method("setTimer(milliseconds: number, callback: fun(timer: Timer)): Timer", "Calls a function once, later.")
      .addition()
      .method("setInterval(milliseconds: number, callback: fun(timer: Timer)): Timer", "Calls a function repeatedly.")
      .addition()));

  static final ApiObject TIMER = new ApiObject("Timer", """
      A call that `mona:setTimer` or `mona:setInterval` will make. Timers end when their application is reloaded.""")
      .method("cancel(): boolean", "Ends it. True when a call was still to come.").addition();

  static final ApiObject SETTINGS = ApiObject.collection("Settings", "string", "any", """
      Settings by their full key (`configs[\"HTTP.port\"]`) or by their groups (`configs.HTTP.port`). `true`, `false`, \
      `null` and numbers are converted, all else are strings.""");

  static final ApiObject CLIENTS = ApiObject.collection("Clients", "string", "Client?", """
      Clients by id. The call form also takes the raw id of 32 bytes.""");

  static final ApiObject PUBLICATIONS = ApiObject.collection("Publications", "string", "table?", """
      Publications by name.""")
      .difference("The call form only logged an error.");

  private MonaApi() {
  }

  private static ApiObject addresses(ApiObject mona) {
    String onError = "onError: fun(message: string), ";
    String host = "address: string|IPAddress|SocketAddress";
    String socket = "host: string|number|IPAddress|SocketAddress, port?: string|number";
    return mona
        .method("createIPAddress(" + host + "): IPAddress?", """
            An IP address of its text; `localhost` is known. Without argument the wildcard `0.0.0.0`.""" + NO_RESULT)
        .overload("createIPAddress(): IPAddress")
        .overload("createIPAddress(" + onError + host + "): IPAddress?")
        .method("createIPAddressWithDNS(" + host + ", onResult?: " + result("IPAddress") + "): IPAddress?",
            "Like `createIPAddress`, and resolves names." + DNS)
        .overload("createIPAddressWithDNS(" + onError + host + ", onResult?: " + result("IPAddress") + "): IPAddress?")
        .difference(STOOD_STILL)
        .method("createSocketAddress(" + socket + "): SocketAddress?", """
            An address with port: of `\"host:port\"`, of a host and a port, of a port alone (then `0.0.0.0`), or a \
            copy. A port is a number or the name of a service (`\"http\"`); one that is neither logs a warning and \
            is 0.""" + NO_RESULT)
        .overload("createSocketAddress(" + onError + socket + "): SocketAddress?")
        .method("createSocketAddressWithDNS(" + socket + ", onResult?: " + result("SocketAddress")
            + "): SocketAddress?", "Like `createSocketAddress`, and resolves names." + DNS)
        .overload("createSocketAddressWithDNS(" + onError + socket + ", onResult?: " + result("SocketAddress")
            + "): SocketAddress?")
        .difference(STOOD_STILL);
  }

  private static String result(String type) {
    return "fun(address?: " + type + ", message?: string)";
  }
}
