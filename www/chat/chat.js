const $ = id => document.getElementById(id);
let socket, room;

function item(text, kind, time) {
  const li = document.createElement("li");
  if (time) {
    const clock = document.createElement("time");
    clock.textContent = new Date(time).toLocaleTimeString();
    li.append(clock);
  }
  li.append(text);
  if (kind) li.className = kind;
  return li;
}

function line(text, kind, time) {
  $("lines").append(item(text, kind, time));
  $("lines").scrollTop = $("lines").scrollHeight;
}

const received = {
  joined: (nick, time) => line(`${nick} has joined`, "note", time),
  left: (nick, time) => line(`${nick} has left`, "note", time),
  said: (nick, text, time) => line(`${nick}: ${text}`, "", time),
  presence: names => $("people").replaceChildren(...names.map(name => item(name))),
  rooms: count => $("rooms").replaceChildren(...Object.keys(count).sort().map(roomItem, count)),
};

function roomItem(name) {
  const button = document.createElement("button");
  button.textContent = `${name} (${this[name]})`;
  button.onclick = () => { $("room").value = name; $("enter").requestSubmit(); };
  const li = item(button, name === room ? "here" : "");
  return li;
}

function send(...call) {
  socket.send(JSON.stringify(call));
}

function connect() {
  socket = new WebSocket(location.href.replace(/^http/, "ws").replace(/[^/]*$/, ""));
  socket.onopen = () => {
    $("state").textContent = "connected";
    $("state").classList.add("on");
    if (room) send("join", room, $("nick").value);
  };
  socket.onmessage = event => {
    const message = JSON.parse(event.data);
    if (message.error) return line(message.error.message, "note");
    const [name, ...values] = message;
    if (received[name]) received[name](...values);
  };
  socket.onclose = () => {
    $("state").textContent = "connection lost, trying again";
    $("state").classList.remove("on");
    setTimeout(connect, 1000);
  };
}

$("enter").onsubmit = event => {
  event.preventDefault();
  if (room !== $("room").value) $("lines").replaceChildren();
  room = $("room").value;
  send("join", room, $("nick").value);
  for (const field of $("speak").elements) field.disabled = false;
  $("text").focus();
};

$("speak").onsubmit = event => {
  event.preventDefault();
  send("say", $("text").value);
  $("text").value = "";
};

connect();
