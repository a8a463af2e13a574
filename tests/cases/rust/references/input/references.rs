use crate::net::{Client, Url};
use std::sync::Arc;

const LIMIT: usize = 3;

pub struct Server<H> {
    handler: Arc<H>,
    routes: Vec<crate::net::Route>,
}

impl<H: Handler> Server<H> {
    pub fn run(self, client: &Client) -> Result<Url, Error> {
        let Server { handler, routes: list } = self;
        let url = Url::parse("x")?;
        handler.handle(LIMIT);
        let parsed = "5".parse::<usize>();
        client.get(url).await.send();
        list.iter().map(|r| r.name()).collect::<Vec<_>>();
        match parsed {
            Ok(n) if n > LIMIT => helper(n),
            Err(e) => std::process::exit(1),
            _ => Kind::Other,
        };
        let f = helper;
        f(2);
        Self::new()
    }
}

fn helper(n: usize) -> Kind { Kind::Size { n, ..Default::default() } }
