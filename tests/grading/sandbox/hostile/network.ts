import { denied, type HostileCode, openInNode } from './hostile-code.ts';

/** Code that speaks to others. */
export const network: readonly HostileCode[] = [
  {
    name: 'connects to a port of the machine',
    attack: `const { connect } = await import('node:net');
      return await new Promise((go, no) => connect(world.port, '127.0.0.1', () => go('connected')).on('error', no));`,
    comesTo: { bubblewrap: /ECONNREFUSED|ENETUNREACH/, deno: denied, else: /connected/ },
    open: openInNode('connects'),
  },
  {
    name: 'fetches a page',
    attack: "await fetch('http://127.0.0.1:' + world.port + '/').catch((e) => { throw e.cause ?? e; }); return 1;",
    comesTo: { bubblewrap: /ECONNREFUSED|ENETUNREACH/, deno: denied, else: /^(threw|timed out|value 1)/ },
    open: openInNode('connects'),
  },
  {
    name: 'connects to a socket of the machine',
    attack: `const { connect } = await import('node:net');
      return await new Promise((go, no) => connect(world.socket, () => go('connected')).on('error', no));`,
    comesTo: { bubblewrap: /ENOENT/, deno: denied, else: /connected/ },
    open: openInNode('connects'),
  },
  {
    name: 'sends a datagram',
    attack: `const { createSocket } = await import('node:dgram');
      const socket = createSocket('udp4');
      await new Promise((go, no) => socket.on('error', no).send('hello', world.udp, '127.0.0.1', (e) => (e ? no(e) : go())));
      return 1;`,
    comesTo: { deno: /^(threw|crashed)/, else: /^(value 1|threw)/ },
    open: openInNode('connects'),
  },
  {
    name: 'listens on a port',
    attack: `const { createServer } = await import('node:net');
      await new Promise((go, no) => createServer().on('error', no).listen(world.free, '127.0.0.1', go));
      await new Promise((go) => setTimeout(go, 300));
      return 1;`,
    comesTo: { bubblewrap: /^(value 1|threw)/, deno: /^(threw|crashed)/, else: /^value 1/ },
    open: openInNode('listens'),
  },
];
