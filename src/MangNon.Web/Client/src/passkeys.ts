// Passkeys: the one thing that cannot be done without script. A form marked with data-passkey stays hidden until this
// file finds that browser and address can do it (WebAuthn needs https or localhost, and a name instead of a number).

type Json = { [key: string]: unknown };

const bytes = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0)).buffer;

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const withBytes = (list: Json[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map((one) => ({ ...one, id: bytes(one.id as string) }) as unknown as PublicKeyCredentialDescriptor);

async function make(options: Json): Promise<Credential | null> {
  const user = options.user as Json;
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge as string),
      user: { ...user, id: bytes(user.id as string) },
      excludeCredentials: withBytes(options.excludeCredentials as Json[]),
    } as unknown as PublicKeyCredentialCreationOptions,
  });
}

async function get(options: Json): Promise<Credential | null> {
  return navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge as string),
      allowCredentials: withBytes(options.allowCredentials as Json[]),
    } as unknown as PublicKeyCredentialRequestOptions,
  });
}

function toJson(credential: PublicKeyCredential): string {
  const response = credential.response;
  const answer: Json = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    answer.attestationObject = text(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else if (response instanceof AuthenticatorAssertionResponse) {
    answer.authenticatorData = text(response.authenticatorData);
    answer.signature = text(response.signature);
    answer.userHandle = response.userHandle ? text(response.userHandle) : null;
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: answer,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  });
}

async function prove(form: HTMLFormElement): Promise<void> {
  const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
  const answer = await fetch(form.dataset.passkeyOptions ?? "", {
    method: "POST",
    body: new URLSearchParams({ __RequestVerificationToken: token }),
    redirect: "error",
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const options = (await answer.json()) as Json;
  const credential = form.dataset.passkey === "create" ? await make(options) : await get(options);
  const field = form.querySelector<HTMLInputElement>("input[name=khoa]");
  if (!(credential instanceof PublicKeyCredential) || field === null) {
    throw new Error("no credential");
  }
  field.value = toJson(credential);
  form.submit();
}

export function offerPasskeys(): void {
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  if (!("PublicKeyCredential" in window) || !window.isSecureContext || isNumber) {
    return;
  }
  for (const note of document.querySelectorAll<HTMLElement>("[data-without-passkeys]")) {
    note.hidden = true;
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    const problem = form.querySelector<HTMLElement>("[data-passkey-problem]");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      problem?.setAttribute("hidden", "");
      prove(form).catch(() => problem?.removeAttribute("hidden"));
    });
  }
}
