"""The engine: jobs, the lines they wait in, how functions run, and what their results change. It knows of no transport."""
