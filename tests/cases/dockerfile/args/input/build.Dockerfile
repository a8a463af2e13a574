ARG BASE=debian:12
FROM $BASE
ARG VERSION
ENV VERSION=${VERSION:-1.0} PATH=/opt/bin:$PATH
RUN pip install --no-cache-dir -r requirements.txt
