const list = document.getElementById("applications");
document.getElementById("host").textContent = location.host;

function card(application) {
  const link = document.createElement("a");
  link.className = "panel card";
  link.href = `${application.name}/`;
  const name = document.createElement("strong");
  name.textContent = application.name;
  const text = document.createElement("p");
  text.textContent = application.description;
  link.append(name, text);
  return link;
}

fetch("/applications")
  .then(response => response.json())
  .then(([applications]) => list.replaceChildren(...applications.map(card)))
  .catch(error => { list.textContent = `The list could not be loaded: ${error.message}`; });
