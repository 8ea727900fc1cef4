"""Every type that crosses a socket or a process: values, commands to the server, notices to the browser."""
