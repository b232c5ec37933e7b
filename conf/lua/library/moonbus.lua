---@meta
-- The script API of Moonbus. Written by io.moonbus.lua.api.declaration.ApiFiles, not to be edited.

---The server. Its functions are called with a colon (`mona:time()`); with a dot they log an error and return nothing. A key that is not listed here is looked up in `mona.configs`; a value assigned to it belongs to this application.
---@class Mona
---@field clients Clients # The clients of all applications of this node.
---@field groups Groups # The groups of this node.
---@field publications Publications # The publications of this node.
---@field servers Servers # The other servers of the cluster that run scripts.
---@field configs Settings # The settings of the server, as `mona.configs.HTTP.port`.
---@field environment Settings # The environment of the process.
---@field arguments Settings # The options of the command line.
---@field [string] any # A setting, as `mona.HTTP.port`.
local Mona = {}

---The absolute path of a folder of `www`, with a slash at the end.
---@param path? string
---@return string
function Mona:absolutePath(path) end

---The files and folders in a folder of `www`. A folder that is missing or outside `www` is logged as an error and gives an empty table.
---@param folder? string
---@return File[]
function Mona:listPaths(folder) end

---New connections from these addresses are refused; those that exist stay.
---@param ... string|IPAddress|SocketAddress
function Mona:addToBlacklist(...) end

---Accepts connections from them again.
---@param ... string|IPAddress|SocketAddress
function Mona:removeFromBlacklist(...) end

---The MD5 digests of the arguments, 16 raw bytes each. For an argument that is no string an error is logged and the result is nil.
---@param ... string
---@return string ...
function Mona:md5(...) end

---The SHA-256 digests, 32 raw bytes each, like `md5`.
---@param ... string
---@return string ...
function Mona:sha256(...) end

---The parts of a text between any of the characters of `separators`. Options: 1 leaves out empty parts, 2 removes blanks around each, 3 does both.
---@param text string
---@param separators? string
---@param options? integer
---@return string ...
function Mona:split(text, separators, options) end

---Milliseconds since 1970-01-01 UTC.
---@return number
function Mona:time() end

---Writes bytes (at most `size`, at most 64 KiB) to the log as a hexadecimal dump, level DEBUG. With a name before the data the dump carries that name.
---@param data string
---@param size? integer
---@overload fun(self: Mona, name: string, data: string, size?: integer)
function Mona:dump(data, size) end

---Adds a peer to a group, which is made when there is none. Both ids are 64 hexadecimal digits or 32 bytes. The peer is a member until it is released or, when it is a client, disconnects.
---@param peerId string
---@param groupId string
---@return Member
function Mona:joinGroup(peerId, groupId) end

---Raises an error: this server offers no publications yet.
---@param name string
---@param mode? string
function Mona:publish(name, mode) end

---Calls a function once, later.
---@param milliseconds number
---@param callback fun(timer: Timer)
---@return Timer
function Mona:setTimer(milliseconds, callback) end

---Calls a function repeatedly.
---@param milliseconds number
---@param callback fun(timer: Timer)
---@return Timer
function Mona:setInterval(milliseconds, callback) end

---A JSON array of the arguments.
---@param ... any
---@return string
function Mona:toJSON(...) end

---The values of a JSON array; any other JSON value is one result. Malformed text gives nothing and a line in the log.
---@param text string
---@return any ...
function Mona:fromJSON(text) end

---An XML-RPC response with the arguments as its parameters.
---@param ... any
---@return string
function Mona:toXMLRPC(...) end

---The parameters of an XML-RPC call or response.
---@param text string
---@return any ...
function Mona:fromXMLRPC(text) end

---A query string: tables give `key=value` pairs, other values stand alone.
---@param ... any
---@return string
function Mona:toQuery(...) end

---The values of a query string: the pairs in one table, bare values one by one.
---@param text string
---@return any ...
function Mona:fromQuery(text) end

---The text of an XML document in the form that `fromXML` gives. When that fails nothing is returned. A function as first argument is called with the message when it fails: `error` turns the failure into a Lua error.
---@param document table
---@return string?
---@overload fun(self: Mona, onError: fun(message: string), document: table): string?
function Mona:toXML(document) end

---An XML document as tables. An element has its name as `__name`, its attributes by name and its content, elements and texts, from 1 on; `element.x` is also the first child element named x, `element.__value` its first content. The document has the root element at 1 and the declaration as `xml`. When that fails nothing is returned. A function as first argument is called with the message when it fails: `error` turns the failure into a Lua error.
---@param text string
---@return table?
---@overload fun(self: Mona, onError: fun(message: string), text: string): table?
function Mona:fromXML(text) end

---An IP address of its text; `localhost` is known. Without argument the wildcard `0.0.0.0`. When that fails nothing is returned. A function as first argument is called with the message when it fails: `error` turns the failure into a Lua error.
---@param address string|IPAddress|SocketAddress
---@return IPAddress?
---@overload fun(self: Mona): IPAddress
---@overload fun(self: Mona, onError: fun(message: string), address: string|IPAddress|SocketAddress): IPAddress?
function Mona:createIPAddress(address) end

---Like `createIPAddress`, and resolves names. A name of the hosts file or one that was resolved within the last minute gives its address at once. Another name is asked for in the background, so that the server never waits for a name server: nothing is returned this time, and the function is called with the message `… is being resolved`. A function as last argument is always called with the address, at once or when it is known, or with nil and a message.
---@param address string|IPAddress|SocketAddress
---@param onResult? fun(address?: IPAddress, message?: string)
---@return IPAddress?
---@overload fun(self: Mona, onError: fun(message: string), address: string|IPAddress|SocketAddress, onResult?: fun(address?: IPAddress, message?: string)): IPAddress?
function Mona:createIPAddressWithDNS(address, onResult) end

---An address with port: of `"host:port"`, of a host and a port, of a port alone (then `0.0.0.0`), or a copy. A port is a number or the name of a service (`"http"`); one that is neither logs a warning and is 0. When that fails nothing is returned. A function as first argument is called with the message when it fails: `error` turns the failure into a Lua error.
---@param host string|number|IPAddress|SocketAddress
---@param port? string|number
---@return SocketAddress?
---@overload fun(self: Mona, onError: fun(message: string), host: string|number|IPAddress|SocketAddress, port?: string|number): SocketAddress?
function Mona:createSocketAddress(host, port) end

---Like `createSocketAddress`, and resolves names. A name of the hosts file or one that was resolved within the last minute gives its address at once. Another name is asked for in the background, so that the server never waits for a name server: nothing is returned this time, and the function is called with the message `… is being resolved`. A function as last argument is always called with the address, at once or when it is known, or with nil and a message.
---@param host string|number|IPAddress|SocketAddress
---@param port? string|number
---@param onResult? fun(address?: SocketAddress, message?: string)
---@return SocketAddress?
---@overload fun(self: Mona, onError: fun(message: string), host: string|number|IPAddress|SocketAddress, port?: string|number, onResult?: fun(address?: SocketAddress, message?: string)): SocketAddress?
function Mona:createSocketAddressWithDNS(host, port, onResult) end

---A connected client. Functions assigned to it (`function client:add(a, b) … end`) can be called remotely; other values assigned are fields of its own. A key that is not known is looked up in `client.properties`.
---@class Client
---@field id string # 64 hexadecimal digits.
---@field rawId string # The same as 32 bytes.
---@field address SocketAddress # Where the client is.
---@field path string # The path of its application, without a slash at the end.
---@field query string # The query of its URL, not decoded.
---@field protocol string # `HTTP`, `WebSocket`, ….
---@field ping number # Round-trip time in milliseconds.
---@field lastReceptionTime number # When something was received last, in milliseconds since 1970-01-01 UTC.
---@field writer Writer # Writes to the client.
---@field properties ClientProperties # Headers and cookies, or the parameters of the connection.
---@field parameters ClientParameters # The settings of its protocol as they apply to it.
---@field HTTP ClientParameters # `parameters` of an HTTP client.
---@field WebSocket ClientParameters # `parameters` of a WebSocket client.
---@field [string] any # A property, or what the script has assigned.
---@field onJoinGroup? fun(self: Client, group: Group) # It has become a member of a group.
---@field onUnjoinGroup? fun(self: Client, group: Group) # It is a member of a group no more.
---@field onMessage? fun(self: Client, ...: any): ...any # A message that names no function of the client. The results are the answer.
---@field onRead? fun(self: Client, file: string, ...: any): any, table? # A file is requested: the name below the folder of the application, and the decoded query. Results: nothing = the file itself; a name = that file instead; a name and a table = that text file with its tags `<% key %>` replaced; nil = what was written to `writer` is the response, or 403 when nothing was.
local Client = {}

---Writes to a client. What a script has written is sent at the end of the script call.
---@class Writer
---@field reliable boolean # Whether lost messages are sent again, where the protocol gives the choice.
---@field qos QualityOfService # How well messages arrive.
---@field onManage? fun(self: Writer) # Every 2 seconds, for writers made by `newWriter`.
local Writer = {}

---Writes bytes: one binary message per argument (WebSocket), or the body of the response (HTTP, the first write only).
---@param ... string
function Writer:writeRaw(...) end

---Writes values in the client's notation.
---@param ... any
function Writer:writeMessage(...) end

---Calls a function of the client.
---@param name string
---@param ... any
function Writer:writeInvocation(name, ...) end

---Writes a status.
---@param code string
---@param description? string
function Writer:writeStatusResponse(code, description) end

---Sends at once what was written.
---@return boolean
function Writer:flush() end

---A writer of its own, where the protocol has several; else one that shares the channel.
---@return Writer
function Writer:newWriter() end

---The same.
---@return Writer
function Writer:newFlowWriter() end

---Ends the connection, with a code that the protocol understands.
---@param code? integer
function Writer:close(code) end

---How well messages reach a client, at the moment of asking.
---@class QualityOfService
---@field lostRate number # The share of messages that were lost, 0 to 1.
---@field byteRate number # Bytes per second.
---@field latency number # How long a message takes, in milliseconds.
---@field lastSendingTime number # When something was sent last, in milliseconds since 1970-01-01 UTC.
local QualityOfService = {}

---The headers (their case does not matter) and cookies of a client, and the `version` of its protocol. `true`, `false`, `null` and numbers are converted.
---@class ClientProperties
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] any # The element, `nil` when there is none.
---@overload fun(key: string): any
---@overload fun(key: string, value: any, options?: CookieOptions): any
local ClientProperties = {}

---The attributes of a cookie, in any case.
---@class CookieOptions
---@field expires number # Seconds from now.
---@field path string # Where the client sends it.
---@field domain string # To which hosts the client sends it.
---@field secure boolean # Only over TLS.
---@field httponly boolean # Hidden from the scripts of pages.
local CookieOptions = {}

---The settings of a client's protocol: `timeout`, `index`, `port`, …; what `onConnection` returned comes first.
---@class ClientParameters
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] any # The element, `nil` when there is none.
---@overload fun(key: string): any
local ClientParameters = {}

---Clients by id. The call form also takes the raw id of 32 bytes.
---@class Clients
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] Client? # The element, `nil` when there is none.
---@overload fun(key: string): Client?
local Clients = {}

---The loaded children of an application by name. The call form also takes a path below the application (`children("a/b")`) and loads what is not loaded yet; it returns nothing when there is no such folder.
---@class Children
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] Application? # The element, `nil` when there is none.
---@overload fun(key: string): Application?
local Children = {}

---Settings by their full key (`configs["HTTP.port"]`) or by their groups (`configs.HTTP.port`). `true`, `false`, `null` and numbers are converted, all else are strings.
---@class Settings
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] any # The element, `nil` when there is none.
---@overload fun(key: string): any
local Settings = {}

---Groups by id. The call form also takes the raw id of 32 bytes. A group is there as long as it has members.
---@class Groups
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] Group? # The element, `nil` when there is none.
---@overload fun(key: string): Group?
local Groups = {}

---The same as `mona:joinGroup`.
---@param peerId string
---@param groupId string
---@return Member
function Groups:join(peerId, groupId) end

---Peers that belong together.
---@class Group
---@field id string # 64 hexadecimal digits.
---@field rawId string # The same as 32 bytes.
---@field members Members # Its members.
local Group = {}

---How many members it has.
---@return integer
function Group:size() end

---The members of a group by the id of the peer. The call form also takes the raw id of 32 bytes.
---@class Members
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] Member? # The element, `nil` when there is none.
---@overload fun(key: string): Member?
local Members = {}

---A peer in a group.
---@class Member
---@field id string # 64 hexadecimal digits.
---@field rawId string # The same as 32 bytes.
local Member = {}

---Takes the peer out of the group.
function Member:release() end

---Publications by name.
---@class Publications
---@field count integer # How many elements there are.
---@operator len: integer
---@field [string] table? # The element, `nil` when there is none.
---@overload fun(key: string): table?
local Publications = {}

---Connected servers: by address (`"host:port"`), by their `publicHost`, or by position from 1 on. `pairs` gives addresses and servers, `ipairs` positions and servers.
---@class Servers
---@field count integer # How many elements there are.
---@field initiators Servers # Those that connected to this server; only in `mona.servers`.
---@field targets Servers # Those that this server connected to; only in `mona.servers`.
---@operator len: integer
---@field [string|integer] Server? # The element, `nil` when there is none.
---@overload fun(key: string|integer): Server?
local Servers = {}

---Sends a message to each of them, like `server:send`.
---@param handler string
---@param ... any
function Servers:broadcast(handler, ...) end

---Another server of the cluster. Functions assigned to it (`function server:onHello(a, b) … end`) can be called by that server; other values assigned are fields of its own. A key that is not known is looked up in `server.configs`. A message to a server that has gone is dropped.
---@class Server
---@field address string # Where it is for the cluster, as `host:port`.
---@field host string # The host of `address`.
---@field port integer # The port of `address`.
---@field isTarget boolean # Whether this server connected to it, and not the other way round.
---@field configs Settings # What is known of it: `publicHost` and the addresses that it announces, and the properties that the settings of this server give it (`servers.targets=host:port?key=value`).
---@field [string] any # An entry of `configs`, or what the script has assigned.
local Server = {}

---Calls the function `handler` that the scripts of the other server put into their object of this server; when there is none, nothing happens. Values arrive as they are: strings are bytes, dates stay dates, a table with elements and members stays one table; keys that are no part of an array become strings, functions nil.
---@param handler string
---@param ... any
function Server:send(handler, ...) end

---The same with an answer, which comes later. With a function as last argument that is called with the results, or with nil and a message when it failed (error in the function, no such function, server gone, no answer in time). Without, the call must be made in a coroutine, which is suspended until the answer is there: the results are returned, a failure is raised as error.
---@param handler string
---@param ... any
---@return any ...
function Server:call(handler, ...) end

---Wants nothing to do with that server: both get `onServerDisconnection`, with the message, and messages of the other one are ignored until it leaves the cluster and comes back. It stays a member of the cluster: `data` is still shared with it.
---@param message? string
function Server:reject(message) end

---A table that persists and is the same on all nodes of a cluster. Every application has its own as the global `data`; that of `/a/b` is also `data.b` of `/a`, and `super.data` that of the parent.
---
---Keys are strings; numbers become strings (`data[1]` is `data["1"]`), other types are refused. Values are strings, booleans and tables; numbers become strings, unless the setting `data.typed` names the application. What is refused is logged as an error with file and line and not stored. A table that is read is a live view: it shows later changes, whoever makes them. A table assigned is copied; over a table it replaces that as a whole. `nil` removes a value, or a table with all that is in it. A string, number or boolean is not stored over a table until that is set to nil.
---
---`#data` counts strings and booleans, not tables. `pairs` iterates over what there is at its start, in the order of the keys, and everything may be changed meanwhile; `next` over what there is now; `ipairs` over nothing. `mona:toJSON(data)` writes it as an object. A table with nothing in it is one for the scripts of this node until the server stops; it is not stored.
---
---The methods are found by a colon only: `data.update` is an entry like any other. An entry of that name comes first.
---@class Data
---@field [string] any # An entry.
---@operator len: integer
local Data = {}

---Changes a value so that no other change, on any node, comes in between: `change` gets the value (nil when there is none) and returns the new one (nil removes it). It may be called several times, so it should do nothing else. The result is the new value. On one node the result is there at once: it is returned. In a cluster it may have to come from another node. Called in a coroutine, the method then suspends that and returns the result as well; an error is raised. With `done`, that is called in a later turn with the result, or with nil and a message, in either case. Outside of coroutines (functions that clients call, events and timers run outside) nothing is returned when the result is not there yet.
---@param key string|number
---@param change fun(old: any): any
---@param done? fun(value: any, error?: string)
---@return any
function Data:update(key, change, done) end

---Adds to a value in the same way; nothing counts as 0. The result is the sum as a number. On one node the result is there at once: it is returned. In a cluster it may have to come from another node. Called in a coroutine, the method then suspends that and returns the result as well; an error is raised. With `done`, that is called in a later turn with the result, or with nil and a message, in either case. Outside of coroutines (functions that clients call, events and timers run outside) nothing is returned when the result is not there yet.
---@param key string|number
---@param amount? number
---@param done? fun(value?: number, error?: string)
---@return number?
function Data:increment(key, amount, done) end

---Calls a function after every change of the value, or of any value in the table, at a key or at an array of keys (`{}` = the whole table), by whatever application or node: with the new value (nil = removed), the keys that lead to it from this table, and the value before. Ends when the application of the function is reloaded or unloaded.
---@param path string|number|(string|number)[]
---@param handler fun(value: any, path: string[], before: any)
---@return Watch
function Data:watch(path, handler) end

---Lets a value, or each value that is now in a table, vanish after so many seconds; without seconds it stays. Writing a value again lets it stay, too. False when there is nothing.
---@param key string|number
---@param seconds? number
---@return boolean
function Data:expire(key, seconds) end

---What `data:watch` began.
---@class Watch
local Watch = {}

---Ends it. True when it had not ended before.
---@return boolean
function Watch:cancel() end

---A call that `mona:setTimer` or `mona:setInterval` will make. Timers end when their application is reloaded.
---@class Timer
local Timer = {}

---Ends it. True when a call was still to come.
---@return boolean
function Timer:cancel() end

---A file or folder as it was when `mona:listPaths` found it.
---@class File
---@field name string # Name with extension.
---@field baseName string # Name without extension.
---@field extension string # What follows the last dot of the name, `""` when there is none.
---@field parent string # Absolute path of its folder, with a slash at the end.
---@field path string # Absolute path.
---@field isAbsolute boolean # Always true.
---@field value string # Path relative to the `www` folder.
---@field size integer # Size in bytes, 0 for folders.
---@field lastModified integer # Time of the last change in seconds since 1970-01-01 UTC.
---@field isFolder boolean # Whether it is a folder.
---@overload fun(): File
---@operator concat(string|number): string
local File = {}

---An IPv4 or IPv6 address. Made by `mona:createIPAddress`; a client has one in `client.address.host`.
---@class IPAddress
---@field value string # Its text: `192.168.1.1`, `fe80::1`.
---@field isIPv6 boolean # Whether it is an IPv6 address.
---@field isWildcard boolean # `0.0.0.0` or `::`.
---@field isBroadcast boolean # `255.255.255.255`.
---@field isAnyBroadcast boolean # An IPv4 address that ends in 255.
---@field isLoopback boolean # `127.x.x.x` or `::1`.
---@field isMulticast boolean # A multicast address: `224.0.0.0` to `239.255.255.255`, `ffxx::`.
---@field isUnicast boolean # Neither wildcard nor broadcast nor multicast.
---@field isLinkLocal boolean # `169.254.x.x` or `fe80::`.
---@field isSiteLocal boolean # `10.x.x.x`, `192.168.x.x`, `172.16.x.x` to `172.31.x.x`, `fec0::`.
---@field isIPv4Compatible boolean # An IPv4 address, or an IPv6 address of the form `::x.x.x.x`.
---@field isIPv4Mapped boolean # An IPv4 address, or an IPv6 address of the form `::ffff:x.x.x.x`.
---@field isWellKnownMC boolean # `224.0.0.x` or `ff0x::`.
---@field isNodeLocalMC boolean # `ffx1::`.
---@field isLinkLocalMC boolean # `224.x.x.x` or `ffx2::`.
---@field isSiteLocalMC boolean # `239.255.x.x` or `ffx5::`.
---@field isOrgLocalMC boolean # `239.192.x.x` or `ffx8::`.
---@field isGlobalMC boolean # `224.0.1.0` to `238.0.0.0`, or `ffxf::`.
---@field isLocal boolean # Wildcard, loopback, broadcast, or local by one of the kinds above.
---@overload fun(): IPAddress
---@operator concat(string|number): string
local IPAddress = {}

---An IP address with a port. Made by `mona:createSocketAddress`; a client has one in `client.address`.
---@class SocketAddress
---@field host IPAddress # The IP address.
---@field port integer # The port, 0 to 65535.
---@field isIPv6 boolean # Whether the host is an IPv6 address.
---@field value string # Its text: `192.168.1.1:80`, `[fe80::1]:80`.
---@overload fun(): SocketAddress
---@operator concat(string|number): string
local SocketAddress = {}

---The globals of an application's scripts. `www/a/b/main.lua` is the application `/a/b`; what it does not define itself it inherits from `/a`, then from the root application. Loaded parents, children and siblings are also reachable by their name, unless the script has a variable of that name.
---@class Application
---@field name string # The last part of the path, `""` for the root application.
---@field path string # The path, as `/a/b`; `""` for the root application.
---@field this Application # This environment.
---@field super Application # The environment of the parent; for the root application the table `_G`.
---@field children Children # The children that are loaded.
---@field clients Clients # The clients of this application.
---@field mona Mona # The server. Every application has its own table.
---@field data Data # What the application stores. `super.data` is that of the parent.
---@field onStart? fun(path: string) # `main.lua` ran without error. An inherited event is called as well.
---@field onStop? fun(path: string) # The application is about to be reloaded, was deleted, or the server stops.
---@field onConnection? fun(client: Client, ...: any): table? # A client wants to use the application. The arguments are the decoded query (one table with the `key=value` pairs, bare values one by one). An error rejects the client with its message. The table returned, if any, overrides `client.parameters`: `timeout` in seconds, `index` (true, false, a file or a function of the client), ….
---@field onDisconnection? fun(client: Client) # A client has gone. What is written to it now has no effect.
---@field onServerConnection? fun(server: Server) # Another server of the cluster runs scripts now; for the root application only. Functions put into `server` here can be called by it.
---@field onServerDisconnection? fun(server: Server, error?: string) # It has left, died, cannot be reached or was rejected; for the root application only.
---@field onManage? fun() # Every 2 seconds, for the root application only.
---@field onRealTime? fun() # Every 50 ms (a setting), for the root application only.
---@field onTypedObject? fun(type: string, object: table) # A table with a type (`__type`) was decoded; the function may add methods to it.
local Application = {}

---A name that ends in `.lua` is a file, executed at every call. The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in the environment of the application in whose folder it was found. Any other name is a module as in standard Lua: executed once, looked for in the folder of the application, in those of its parents, then in `lua_modules`.
---@param name string
---@return any ...
function Application.require(name) end

---Executes a file and returns its results. A file that is missing or does not compile is logged as an error, nothing is returned. The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in the environment of the application in whose folder it was found.
---@param name string
---@return any ...
function Application.dofile(name) end

---Compiles a file. When it is missing or does not compile, an error is logged and nothing returned. The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in the environment of the application in whose folder it was found.
---@param name string
---@return function?
function Application.loadfile(name) end

---Logs an error. All arguments are joined without separator: strings and numbers as they are, booleans as `(true)` and `(false)`, nil as `(null)`, tables by their `__tostring` or as `table_0x…`. The line names file and line of the call.
---@param ... any
function ERROR(...) end

---Logs a warning, like `ERROR`.
---@param ... any
function WARN(...) end

---Logs something worth noting, like `ERROR`.
---@param ... any
function NOTE(...) end

---Logs an information, like `ERROR`.
---@param ... any
function INFO(...) end

---Logs a detail for developers, like `ERROR`.
---@param ... any
function DEBUG(...) end

---Logs the finest detail, like `ERROR`.
---@param ... any
function TRACE(...) end

---Writes its arguments to the standard output of the server, separated by tabs.
---@param ... any
function print(...) end

---As in Lua; iterates the elements of collections, and honours `__pairs`. For something that is not a table it logs an error and returns nothing.
---@param t table
---@return function
---@return table
---@return nil
function pairs(t) end

---As in Lua; iterates the elements of collections, and honours `__ipairs`. For something that is not a table it logs an error and returns nothing.
---@param t table
---@return function
---@return table
---@return integer
function ipairs(t) end

---As in Lua; works on collections. For something that is not a table it logs an error and returns nothing.
---@param t table
---@param key? any
---@return any
---@return any
function next(t, key) end

---A name that ends in `.lua` is a file, executed at every call. The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in the environment of the application in whose folder it was found. Any other name is a module as in standard Lua: executed once, looked for in the folder of the application, in those of its parents, then in `lua_modules`.
---@param name string
---@return any ...
function require(name) end

---Executes a file and returns its results. A file that is missing or does not compile is logged as an error, nothing is returned. The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in the environment of the application in whose folder it was found.
---@param name string
---@return any ...
function dofile(name) end

---Compiles a file. When it is missing or does not compile, an error is logged and nothing returned. The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in the environment of the application in whose folder it was found.
---@param name string
---@return function?
function loadfile(name) end

---`main.lua` ran without error. An inherited event is called as well.
---@param path string
function onStart(path) end

---The application is about to be reloaded, was deleted, or the server stops.
---@param path string
function onStop(path) end

---A client wants to use the application. The arguments are the decoded query (one table with the `key=value` pairs, bare values one by one). An error rejects the client with its message. The table returned, if any, overrides `client.parameters`: `timeout` in seconds, `index` (true, false, a file or a function of the client), ….
---@param client Client
---@param ... any
---@return table?
function onConnection(client, ...) end

---A client has gone. What is written to it now has no effect.
---@param client Client
function onDisconnection(client) end

---Another server of the cluster runs scripts now; for the root application only. Functions put into `server` here can be called by it.
---@param server Server
function onServerConnection(server) end

---It has left, died, cannot be reached or was rejected; for the root application only.
---@param server Server
---@param error? string
function onServerDisconnection(server, error) end

---Every 2 seconds, for the root application only.
function onManage() end

---Every 50 ms (a setting), for the root application only.
function onRealTime() end

---A table with a type (`__type`) was decoded; the function may add methods to it.
---@param type string
---@param object table
function onTypedObject(type, object) end

---The last part of the path, `""` for the root application.
---@type string
name = nil

---The path, as `/a/b`; `""` for the root application.
---@type string
path = nil

---This environment.
---@type Application
this = nil

---The environment of the parent; for the root application the table `_G`.
---@type Application
super = nil

---The children that are loaded.
---@type Children
children = nil

---The clients of this application.
---@type Clients
clients = nil

---The server. Every application has its own table.
---@type Mona
mona = nil

---What the application stores. `super.data` is that of the parent.
---@type Data
data = nil
