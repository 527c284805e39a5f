"""gunicorn reads this file: `gunicorn -c gunicorn.conf.py`."""

wsgi_app = "app:application"
bind = "127.0.0.1:8000"
workers = 4
# With the application loaded before forking, a new worker costs a fork; metrics do not care.
preload_app = True
