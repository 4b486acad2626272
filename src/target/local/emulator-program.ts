/**
 * The Python program that runs MiniStack for us.
 * - It binds the port itself, on the loopback only, before it tells its number on fd 3: nobody can take the port in
 *   between, and a request sent at once waits until the emulator answers.
 * - It ends when its standard input does, which happens however its parent ends. A process of its own session then kills
 *   the group (the emulator and the functions it runs) and removes the folder with their state.
 * Arguments: the port (0: any), the folder.
 */
export const emulatorProgram = `
import os, socket, subprocess, sys, threading

port, folder = int(sys.argv[1]), sys.argv[2]

CLEANER = """
import os, shutil, sys, time
group, folder = int(sys.argv[1]), sys.argv[2]
for attempt in range(10):
    try:
        os.killpg(group, 9)
    except OSError:
        break
    time.sleep(0.02)
shutil.rmtree(folder, ignore_errors=True)
"""

def end_with_parent():
    while os.read(0, 1024):
        pass
    subprocess.Popen([sys.executable, '-I', '-S', '-c', CLEANER, str(os.getpgrp()), folder], start_new_session=True, cwd='/')

threading.Thread(target=end_with_parent, daemon=True).start()

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    listener.bind(('127.0.0.1', port))
except OSError as error:
    os.write(3, b'taken ' + str(error).encode())
    sys.exit(1)
listener.listen(1024)
port = listener.getsockname()[1]
os.environ['GATEWAY_PORT'] = str(port)
os.write(3, b'port %d' % port)
os.close(3)

import asyncio
from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack.app import app

config = Config()
config.bind = ['fd://%d' % listener.fileno()]
config.keep_alive_timeout = 75
config.graceful_timeout = 0
asyncio.run(serve(app, config))
`;
